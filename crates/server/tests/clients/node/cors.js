// A page of another origin in a real browser, with the package `@servicestack/client` and a bearer token, as a web application of the
// operator uses the service. The service allows one origin, and does not allow another.

import { strict as assert } from 'node:assert'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { TOKEN, URL as SERVICE, FOLDER, callSid, check, runAll } from './checks.js'
import { launch } from './chromium.js'

const CLIENT = join(FOLDER, 'node_modules/@servicestack/client/dist/servicestack-client.mjs')
const PAGE = `<!doctype html><title>An application</title>
<script type="importmap">{ "imports": { "@servicestack/client": "/client.mjs" } }</script>`

/** Serves the application's page. */
async function application(port) {
    const client = await readFile(CLIENT)
    const server = createServer((request, answer) => {
        const isClient = request.url === '/client.mjs'
        answer.setHeader('content-type', isClient ? 'text/javascript' : 'text/html')
        answer.end(isClient ? client : PAGE)
    })
    await new Promise(resolve => server.listen(port, '127.0.0.1', resolve))
    return server
}

const named = await application(Number(process.env.CLIENT_PAGE_PORT))
const unnamed = await application(0)
const origin = server => `http://127.0.0.1:${server.address().port}`
const browser = await launch()

/** Runs a function in a page of an origin. */
async function inPage(server, run, ...given) {
    const page = await browser.newPage()
    try {
        await page.goto(origin(server))
        return await page.evaluate(run, SERVICE, ...given)
    } finally {
        await page.close()
    }
}

/** The part of an answer that a page can read. */
const ask = async (service, path, options) => {
    try {
        const answer = await fetch(service + path, { credentials: 'include', ...options })
        const headers = Object.fromEntries(answer.headers)
        return { status: answer.status, headers, body: await answer.text() }
    } catch (error) {
        return { error: error.name }
    }
}

const report = sid => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId: 'demo', customerId: 'acme', callSid: sid })
})

const withBearer = request => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${TOKEN}` } })

check('the package @servicestack/client reports, reads, lists and sees errors with a bearer token', async () => {
    const seen = await inPage(
        named,
        async (service, token, sids) => {
            const { JsonServiceClient } = await import('@servicestack/client')
            const types = await import(`${service}/types/mjs`)
            const client = new JsonServiceClient(service)
            client.bearerToken = token
            const report = sid => new types.NewBillable({ accountId: 'demo', customerId: 'acme', callSid: sid })
            const first = await client.post(report(sids[0]))
            const found = await client.get(new types.GetBillable({ id: first.id }))
            const list = await client.get(new types.ListBillables({ accountId: 'demo' }))
            const failed = await client.post(report('nonsense')).catch(error => error.responseStatus.errorCode)
            const all = await client.sendAll([report(sids[1]), report(sids[2])])
            client.bearerToken = 'nonsense'
            const refused = await client.post(report(sids[3])).catch(error => error.responseStatus.errorCode)
            return { same: first.id === found.id, count: list.items.length, failed, all: all.length, refused }
        },
        TOKEN,
        [callSid(), callSid(), callSid(), callSid()]
    )
    assert.deepEqual(seen, { same: true, count: 1, failed: 'InvalidCallSid', all: 2, refused: 'TokenException' })
})

check('a page reads the headers that clients need', async () => {
    const sid = callSid()
    const made = await inPage(named, ask, '/billables', withBearer(report(sid)))
    assert.equal(made.status, 201, JSON.stringify(made))
    assert.match(made.headers.location, /^\/billables\//)
    const again = await inPage(named, ask, '/billables', withBearer(report(sid)))
    assert.deepEqual([again.status, again.headers['idempotent-replayed']], [200, 'true'])
    const list = await inPage(named, ask, '/billables?limit=1', withBearer({}))
    assert.match(list.headers.link, /rel="next"/)
    const batch = { ...report(callSid()), body: '[]' }
    const answers = await inPage(named, ask, '/json/reply/NewBillable[]', withBearer(batch))
    assert.equal(answers.headers['x-autobatch-completed'], '0')
})

check('cookies and HTTP Basic change nothing from a named origin', async () => {
    const credentials = { provider: 'credentials', userName: 'alice', password: process.env.CLIENT_PASSWORD }
    const headers = { 'content-type': 'application/json' }
    const signedIn = await fetch(`${SERVICE}/auth`, { method: 'POST', headers, body: JSON.stringify(credentials) })
    const session = signedIn.headers.getSetCookie().find(line => line.startsWith('ss-id=')).split(/[=;]/)[1]
    await browser.defaultBrowserContext().setCookie({ name: 'ss-id', value: session, domain: '127.0.0.1', path: '/' })
    // The browser sends the cookie, because a page on another port belongs to the same site.
    assert.equal((await inPage(named, ask, '/billables', {})).status, 200)
    const basic = `Basic ${btoa(`alice:${process.env.CLIENT_PASSWORD}`)}`
    const wish = { method: 'POST', headers, body: JSON.stringify(credentials) }
    const withBasic = { ...report(callSid()), headers: { ...headers, authorization: basic } }
    for (const [path, request] of [['/billables', report(callSid())], ['/billables', withBasic], ['/auth', wish]]) {
        const answer = await inPage(named, ask, path, request)
        assert.deepEqual([answer.status, JSON.parse(answer.body).responseStatus.errorCode], [403, 'CrossSiteRequest'], path)
    }
    // With a token, the service ignores the cookie.
    assert.equal((await inPage(named, ask, '/billables', withBearer(report(callSid())))).status, 201)
})

check('a page of an origin that is not named reads nothing', async () => {
    for (const request of [{}, withBearer({}), withBearer(report(callSid()))]) {
        assert.deepEqual(await inPage(unnamed, ask, '/billables', request), { error: 'TypeError' })
    }
})

await runAll()
await browser.close()
named.close()
unnamed.close()
