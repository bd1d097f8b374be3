"""The reference of a service written by hand in Python: FastAPI with asyncpg. One request verifies one token and inserts one row.

Settings come from the environment: DATABASE_URL, KEY_SET (a JWKS file), CONNECTIONS (of each worker)."""

import json
import os
import secrets
import time
from contextlib import asynccontextmanager
from datetime import datetime, timezone

import asyncpg
import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

INSERT = """INSERT INTO billables (account_id, id, customer_id, call_sid, date_created, created_by, changes)
    VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT DO NOTHING"""

with open(os.environ["KEY_SET"]) as file:
    KEYS = {key["kid"]: jwt.PyJWK(key) for key in json.load(file)["keys"]}


@asynccontextmanager
async def lifespan(app):
    size = int(os.environ["CONNECTIONS"])
    async with asyncpg.create_pool(os.environ["DATABASE_URL"], min_size=size, max_size=size) as app.state.pool:
        yield


app = FastAPI(lifespan=lifespan)


class Report(BaseModel):
    accountId: str
    customerId: str
    callSid: str


async def caller(credentials: HTTPAuthorizationCredentials = Depends(HTTPBearer())) -> dict:
    token = credentials.credentials
    try:
        key = KEYS[jwt.get_unverified_header(token)["kid"]]
        return jwt.decode(token, key, algorithms=[key.algorithm_name], audience="billables", issuer="billables")
    except (jwt.InvalidTokenError, KeyError):
        raise HTTPException(status_code=401)


@app.post("/billables", status_code=201)
async def report(report: Report, claims: dict = Depends(caller)):
    if report.accountId not in claims["accounts"]:
        raise HTTPException(status_code=403)
    microseconds = time.time_ns() // 1000
    id = microseconds.to_bytes(8) + secrets.token_bytes(8)
    call_sid = b"\x01" + bytes.fromhex(report.callSid[2:])
    inserted = await app.state.pool.execute(
        INSERT, report.accountId, id, report.customerId, call_sid, microseconds, claims["sub"]
    )
    if inserted != "INSERT 0 1":
        raise HTTPException(status_code=409)
    created = datetime.fromtimestamp(microseconds / 1e6, timezone.utc).isoformat()
    return {**report.model_dump(), "id": id.hex(), "status": "Reported", "dateCreated": created, "createdBy": claims["sub"]}
