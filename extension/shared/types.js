// @ts-check
/**
 * The values that worker, panel, options and content scripts hand to each other. Nothing here runs.
 * Times are ISO 8601 in UTC; texts from pages and from the server are data, never markup.
 */

/** @typedef {"offline"|"not_portavoz"|"version"|"no_permission"|"bad_link"|"no_address"|"code_refused"
 *   |"too_many_pairings"|"unpaired"|"key_refused"|"refused"|"server_error"|"busy"|"no_selection"|"no_page"|"too_long"
 *   |"empty_comment"|"unknown_network"|"box_none"|"box_filled"|"box_refused"|"comment_changed"|"comment_gone"
 *   |"tab_gone"|"not_approved"|"no_longer_approved"|"hash_differs"|"clipboard"} Kind */

/** @typedef {"retry"|"pair"|"open"|"copy"|"reload"|"choose"} Way
 * `open`: the first of `args` is the address to open. */

/**
 * Why something could not be done, and the way on.
 * @typedef {object} Problem
 * @property {Kind} kind
 * @property {string} key       message key in _locales: `problem_KIND`
 * @property {string[]} args    for the message; see shared/problems.js
 * @property {string|null} title   the server's own title, in the reader's language
 * @property {string|null} detail  the server's own sentence, in the reader's language
 * @property {Way|null} way
 * @property {number} [status]  HTTP status, where there was one
 * @property {string} at
 */

/**
 * @typedef {object} Network
 * @property {string} id
 * @property {string} label
 * @property {number} limit     longest public text
 * @property {string} counts    how the network counts
 */

/**
 * Whom this browser is paired with. The key is not part of it and leaves the worker never.
 * @typedef {object} Paired
 * @property {string} address   origin and base path, without a slash at its end
 * @property {string} brand
 * @property {string} name
 * @property {string} role
 * @property {Network[]} networks
 * @property {Titles|null} titles
 * @property {string} server    its version
 */

/** What the brand calls its own things, by id.
 * @typedef {{roles: Record<string, string>, outcomes: Record<string, string>}} Titles */

/** @typedef {{author: string|null, ours: boolean, text: string}} Turn */

/**
 * A comment as the person sees and corrects it before anything is sent.
 * @typedef {object} Comment
 * @property {string|null} network  null: the person has to choose
 * @property {string} text
 * @property {string|null} author
 * @property {string|null} url
 * @property {string|null} id
 * @property {string|null} posted_at
 * @property {number|null} rating   1 to 5
 * @property {Turn[]} thread
 */

/** @typedef {"x"|"instagram"|"facebook"|"linkedin"|"google"|"anywhere"} Site */

/** What a page gives: a comment, and an opaque name by which its content script finds it again.
 * @typedef {Comment & {site: Site, mark: string}} Found */

/**
 * Where the comment stands in this browser.
 * @typedef {object} Place
 * @property {number} tab
 * @property {number} frame
 * @property {Site} site
 * @property {string} mark
 * @property {string} host
 * @property {string} text      as it was last read in the page: what reading it again is compared with
 * @property {string|null} url
 */

/**
 * One reply as the server tells it (docs/api.md); only what the extension reads is named.
 * @typedef {object} ReplyView
 * @property {string} id
 * @property {"answer"|"holding"|"closing"} kind
 * @property {string} state
 * @property {number} version
 * @property {"ready"|"hold"|"no_reply"} result
 * @property {string} reason
 * @property {string} next_due
 * @property {string|null} visible_at
 * @property {string} requested_by
 * @property {string|null} claimed_by   who is writing in it
 * @property {Comment & {network: string}} comment
 * @property {Record<string, any>} triage
 * @property {string|null} holding_text
 * @property {Record<string, any>|null} draft
 * @property {string|null} sha256
 * @property {Record<string, any>[]} findings
 * @property {Approved|null} approved
 * @property {Record<string, any>|null} decision
 * @property {{part: Part, sha256: string, permalink: string|null, late: boolean, by: string, at: string}[]} published
 * @property {{due_at: string, settled_at: string|null}|null} debt
 * @property {string[]} moves
 */

/** @typedef {{public_text: string, private_text: string|null, by: string, at: string, sha256: string, via: string}}
 *   Approved */
/** @typedef {"public"|"private"} Part */
/** @typedef {"reply"|"holding"} Which */

/**
 * A text that left for a page or the clipboard.
 * @typedef {object} Sent
 * @property {string} at
 * @property {Part} part
 * @property {string} sha256
 * @property {string} how       the editor's way, or "copied"
 * @property {string} reply     id
 * @property {Which} which
 * @property {boolean} verified read back from the page, and the same
 */

/** Something that happened to a reply while the person looked elsewhere; `key`: `notice_…` in _locales.
 * @typedef {{key: string, args: string[], at: string}} Notice */

/**
 * Words that are typed and not sent. `base`: what they began from.
 * @typedef {object} Edited
 * @property {string} public_text
 * @property {string|null} private_text
 * @property {{version: number, public_text: string}} base
 */

/**
 * One comment and what became of it. `reply` and `holding` are the server's, as last read.
 * @typedef {object} Conversation
 * @property {string} id
 * @property {Place|null} place
 * @property {Comment} comment
 * @property {"compose"|"asking"|"following"} phase
 * @property {{triage: Record<string, any>|null, holding_text: string|null, stage: string|null}|null} progress
 * @property {ReplyView|null} reply
 * @property {ReplyView|null} holding
 * @property {Edited|null} edited
 * @property {Record<string, any>|null} weighed
 * @property {Sent|null} inserted   the latest of `sent`
 * @property {Sent[]} sent          newest first, one a reply and part
 * @property {Notice[]} notices     newest last
 * @property {Problem|null} problem
 * @property {Record<string, any>|null} failed   the act that ended in `problem`: what `retry` does again
 * @property {string} attempt       Idempotency-Key; another one as soon as something else is asked
 * @property {{comment: Comment, engine: string|null}|null} asked   what was last asked under `attempt`
 * @property {boolean} seen
 * @property {string} made_at
 * @property {string} changed_at
 */

/** @typedef {{address: string|null, locked: boolean, buttons: boolean}} Managed */

/**
 * All that a panel shows.
 * @typedef {object} State
 * @property {Paired|null} paired
 * @property {Managed} managed
 * @property {Problem|null} problem      of the connection, not of one conversation
 * @property {Record<string, any>|null} situation  GET /v1/situation
 * @property {Conversation[]} conversations  newest first
 * @property {string|null} current
 */

/** What an act answers. @typedef {{ok: true, value?: any}|{ok: false, problem: Problem}} Answer */

export {};
