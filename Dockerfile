# Not built by the project's own checks: no engine is at hand there. Keep it simple.
FROM python:3.12-slim
WORKDIR /srv/portavoz
COPY pyproject.toml constraints.txt README.md ./
COPY app app
COPY eval eval
RUN pip install --no-cache-dir --constraint constraints.txt --editable '.[postgres]' \
 && python -m compileall -q /usr/local/lib/python3.12/site-packages app
COPY prompts prompts
COPY extension extension
COPY knowledge knowledge
RUN useradd --create-home portavoz && mkdir var && chown portavoz var
USER portavoz
VOLUME /srv/portavoz/var
EXPOSE 8000
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz')"
CMD ["portavoz", "serve", "--host", "0.0.0.0", "--port", "8000"]
