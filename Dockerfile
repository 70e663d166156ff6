# syntax=docker/dockerfile:1
# docker build -t zhiji .
# docker run --rm -p 8000-8004:8000-8004 -v zhiji:/data/sqlite zhiji            all five services
# docker run --rm -p 8004:8004 -e LIBSQL_URL=… zhiji llm                        one of them
ARG DENO_IMAGE=denoland/deno:2.9.6

FROM ${DENO_IMAGE} AS source
WORKDIR /app
COPY . .

# The browser client; what the bundler downloads stays in this stage.
FROM source AS client
RUN deno task build

# What the services import and nothing else: tools and test libraries would double it. The first command
# fetches by the lock file into a folder of its own, the last one again, with what is left of deno.json.
FROM source AS modules
RUN DENO_DIR=/tmp/all deno run --frozen -A tasks/drop_unused_imports.ts main.ts tasks/check_ready.ts \
  && deno cache main.ts tasks/check_ready.ts

FROM ${DENO_IMAGE}
COPY --from=modules /deno-dir /deno-dir
COPY --from=modules /app /app
COPY --from=client /app/web-static/dist /app/web-static/dist

# The database, the keys and the attachments live in /data/sqlite and nowhere else, so the rest may be read-only.
# They must not share a folder with /app/sqlite/migrations: a volume would keep the migrations of an old image.
RUN install -d -o deno -g deno -m 0700 /data/sqlite /data/sqlite/attachments
WORKDIR /data
VOLUME /data/sqlite
USER deno

# A container is reached from outside itself; publish its ports on 127.0.0.1 and put a TLS proxy before them.
ENV HOST=0.0.0.0 \
  LIBSQL_URL=file:/data/sqlite/zhiji.db \
  DENO_NO_PROMPT=1 \
  DENO_NO_UPDATE_CHECK=1 \
  NO_COLOR=1
EXPOSE 8000 8001 8002 8003 8004

# A container of some services names them here too: see compose.yaml.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --start-interval=1s \
  CMD ["deno", "task", "--config=/app/deno.json", "ready"]

# tini is the first process and hands SIGTERM on, also while Deno is still starting.
ENTRYPOINT ["/tini", "--", "deno", "run", "--cached-only", "--config=/app/deno.json", "--allow-net", "--allow-read", "--allow-write", "--allow-env", "--allow-sys", "--allow-ffi", "/app/main.ts"]
CMD []
