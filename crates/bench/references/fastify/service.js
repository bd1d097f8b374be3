// The reference of a service written by hand in Node: Fastify with pg. One request verifies one token and inserts one row.
//
// Settings come from the environment: DATABASE_URL, KEY_SET (a JWKS file), PORT, WORKERS, CONNECTIONS (of each worker).
"use strict";

const cluster = require("node:cluster");
const crypto = require("node:crypto");
const fs = require("node:fs");

const INSERT = {
  name: "insert",
  text: `INSERT INTO billables (account_id, id, customer_id, call_sid, date_created, created_by, changes)
    VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING`,
};

const STRING = { type: "string" };

function main() {
  if (cluster.isPrimary) {
    for (let worker = 0; worker < Number(process.env.WORKERS); worker++) cluster.fork();
    process.on("SIGTERM", () => process.exit(0));
    return;
  }
  serve();
}

async function serve() {
  const { createVerifier } = require("fast-jwt");
  const { Pool } = require("pg");
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.CONNECTIONS) });
  const keys = new Map(JSON.parse(fs.readFileSync(process.env.KEY_SET)).keys.map((key) => [key.kid, pem(key)]));
  const verify = createVerifier({
    key: async ({ header }) => keys.get(header.kid),
    allowedIss: "billables",
    allowedAud: "billables",
  });
  const app = require("fastify")();
  const schema = {
    body: {
      type: "object",
      required: ["accountId", "customerId", "callSid"],
      properties: { accountId: STRING, customerId: STRING, callSid: { type: "string", pattern: "^CA[0-9a-f]{32}$" } },
    },
  };
  app.post("/billables", { schema }, async (request, reply) => {
    const claims = await verify((request.headers.authorization ?? "").replace("Bearer ", "")).catch(() => null);
    if (!claims) return reply.code(401).send({});
    const { accountId, customerId, callSid } = request.body;
    if (!claims.accounts.includes(accountId)) return reply.code(403).send({});
    const microseconds = BigInt(Date.now()) * 1000n;
    const id = Buffer.alloc(16);
    id.writeBigUInt64BE(microseconds);
    crypto.randomFillSync(id, 8);
    const storedSid = Buffer.concat([Buffer.from([1]), Buffer.from(callSid.slice(2), "hex")]);
    const values = [accountId, id, customerId, storedSid, microseconds, claims.sub];
    const inserted = await pool.query({ ...INSERT, values });
    if (inserted.rowCount !== 1) return reply.code(409).send({});
    const dateCreated = new Date(Number(microseconds / 1000n)).toISOString();
    return reply.code(201).send({ ...request.body, id: id.toString("hex"), status: "Reported", dateCreated, createdBy: claims.sub });
  });
  await app.listen({ host: "127.0.0.1", port: Number(process.env.PORT) });
}

function pem(key) {
  return crypto.createPublicKey({ key, format: "jwk" }).export({ type: "spki", format: "pem" });
}

main();
