// The Node package `@servicestack/client` signs in, lets its token expire, and refreshes it: with bearer tokens and with
// cookies. The access tokens of the service expire after two seconds, without a leeway.

import { strict as assert } from 'node:assert'
import { JsonServiceClient } from '@servicestack/client'
import { URL, callSid, check, fetchText, moduleOf, rejection, runAll } from './checks.js'

const PASSWORD = process.env.CLIENT_PASSWORD
const types = await moduleOf('types', await fetchText('/types/mjs'))

function credentials(members = {}) {
    return new types.Authenticate({ provider: 'credentials', userName: 'alice', password: PASSWORD, ...members })
}

function report() {
    return new types.NewBillable({ accountId: 'demo', customerId: 'acme', callSid: callSid() })
}

async function reports(client) {
    const billable = await client.post(report())
    assert.equal(billable.createdBy, 'alice')
}

const untilExpired = () => new Promise(resolve => setTimeout(resolve, 2200))

async function bearer() {
    const answer = await new JsonServiceClient(URL).post(credentials())
    const client = new JsonServiceClient(URL)
    client.bearerToken = answer.bearerToken
    client.refreshToken = answer.refreshToken
    return client
}

async function withCookies() {
    const client = new JsonServiceClient(URL)
    const answer = await client.post(credentials({ useTokenCookie: true, rememberMe: true }))
    assert.equal(answer.bearerToken, undefined)
    assert.equal(answer.refreshToken, undefined)
    assert.ok(client.manageCookies && client.cookies['ss-reftok'], 'the refresh token is in the jar')
    return client
}

check('a session is enough to report', async () => {
    const client = new JsonServiceClient(URL)
    const answer = await client.post(credentials({ rememberMe: true }))
    assert.deepEqual([answer.userId, answer.displayName, answer.roles], ['alice', 'Alice Example', ['Manager']])
    assert.ok(client.cookies['ss-id'] && client.cookies['ss-pid'])
    await reports(client)
})

check('a wrong password is told', async () => {
    const error = await rejection(new JsonServiceClient(URL).post(credentials({ password: 'a wrong password' })))
    assert.equal(error.responseStatus.errorCode, 'Unauthorized')
    assert.equal(error.responseStatus.message, 'Invalid Username or Password')
})

check('a bearer token that expired is refreshed three times in a row', async () => {
    const client = await bearer()
    await reports(client)
    for (let round = 0; round < 3; round += 1) {
        const before = client.bearerToken
        await untilExpired()
        await reports(client)
        assert.notEqual(client.bearerToken, before)
    }
})

check('a bearer token is refreshed twice at once', async () => {
    const client = await bearer()
    await untilExpired()
    await Promise.all([reports(client), reports(client)])
    await reports(client)
})

check('it is refreshed at the route of older clients', async () => {
    const client = await bearer()
    client.refreshTokenUri = `${URL}/access-token`
    await untilExpired()
    await reports(client)
})

check('a refresh token that is none is told', async () => {
    const client = new JsonServiceClient(URL)
    client.bearerToken = 'expired'
    client.refreshToken = 'rt_none'
    const error = await rejection(client.post(report()))
    assert.equal(error.responseStatus.errorCode, 'TokenException')
})

check('a token in a cookie that expired is refreshed three times in a row', async () => {
    const client = await withCookies()
    await reports(client)
    for (let round = 0; round < 3; round += 1) {
        const { 'ss-tok': token, 'ss-reftok': refreshToken } = structuredClone(client.cookies)
        await untilExpired()
        await reports(client)
        assert.notEqual(client.cookies['ss-tok'].value, token.value)
        assert.notEqual(client.cookies['ss-reftok'].value, refreshToken.value, 'a refresh cookie is replaced')
    }
})

check('a token in a cookie is refreshed twice at once', async () => {
    const client = await withCookies()
    await untilExpired()
    await Promise.all([reports(client), reports(client)])
    await untilExpired()
    await reports(client)
})

check('a user name and a password with each request', async () => {
    const client = new JsonServiceClient(URL)
    client.setCredentials('alice', PASSWORD)
    await reports(client)
    await reports(client)
})

check('signing out ends the session', async () => {
    const client = new JsonServiceClient(URL)
    await client.post(credentials())
    await reports(client)
    await client.post(new types.Authenticate({ provider: 'logout' }))
    const error = await rejection(client.post(report()))
    assert.equal(error.responseStatus.errorCode, 'Unauthorized')
})

await runAll()
