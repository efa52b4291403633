# The live site: Datasette with the published database inside, as a user without rights, on a read-only file system.
#
# The base is pinned by its digest, which names exactly one image on every platform; a tag may name another one tomorrow.
# Dependabot proposes newer ones; docs/deploy.md says how to look one up, and what another base must have.
#   docker build -t rescatalog .
FROM docker.io/library/python:3.13-slim-trixie@sha256:8d9d0b8bcf6506481eae4907c18f5e3e7902e629f5f6d684f9e7c32e85e3ddf0 AS base

FROM base AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/rescatalog
# The catalog changes most often, so it comes last, and all before it is kept.
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY catalog/LICENSE catalog/LICENSE
COPY src src
RUN /opt/rescatalog/bin/pip install --only-binary=:all: -c constraints.txt .
COPY catalog catalog
# The history of the links, where the build has one: a folder `state` that `rescatalog state export` wrote. A pattern
# may match nothing, but not alone.
COPY LICENSE stat[e] history/
RUN if ls history/*.ndjson > /dev/null 2>&1; then /opt/rescatalog/bin/rescatalog state import history; fi \
    && /opt/rescatalog/bin/rescatalog build --output /srv/catalog.db \
    && /opt/rescatalog/bin/rescatalog search --database /srv/catalog.db --limit 1 algebra

FROM base
LABEL org.opencontainers.image.title="rescatalog" \
      org.opencontainers.image.description="A catalog of learning resources with the health of its links" \
      org.opencontainers.image.licenses="Apache-2.0 AND CC0-1.0"
ENV PATH=/opt/rescatalog/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
COPY --from=build /opt/rescatalog /opt/rescatalog
COPY --from=build /srv/catalog.db /srv/catalog.db
WORKDIR /srv
# A number, so that a platform which forbids root can see that this is not root.
USER 10001:10001
EXPOSE 8001
STOPSIGNAL SIGINT
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8001/-/health', timeout=4)"]
CMD ["rescatalog", "serve", "--database", "/srv/catalog.db", "--host", "0.0.0.0", "--port", "8001"]
