// The Node package `@servicestack/client` against the running service: with the classes of a page and with those of
// /types.

import { strict as assert } from 'node:assert'
import { JsonApiClient, JsonServiceClient } from '@servicestack/client'
import { ADMINISTRATOR_TOKEN, TOKEN, URL, callSid, check, fetchText, listing, moduleOf, rejection, runAll } from './checks.js'

const page = await moduleOf('page', await listing('NewBillable', 'mjs'))
const types = await moduleOf('types', await fetchText('/types/mjs'))

function client({ token = TOKEN, basePath = 'api' } = {}) {
    const made = new JsonServiceClient(URL)
    made.basePath = basePath
    if (token) made.bearerToken = token
    return made
}

/** The answers that a client gets from now on, the newest last. */
function answers(of) {
    const seen = []
    of.responseFilter = answer => {
        const header = name => answer.headers.get(name)
        seen.push({ status: answer.status, url: answer.url, header })
    }
    return seen
}

function report(Class = types.NewBillable, members = {}) {
    return new Class({ accountId: 'demo', customerId: 'acme', callSid: callSid(), ...members })
}

function matches(billable, request) {
    const { accountId, customerId, callSid, status } = billable
    const expected = { accountId: request.accountId, customerId: request.customerId, callSid: request.callSid }
    assert.deepEqual({ accountId, customerId, callSid, status }, { ...expected, status: 'Reported' })
}

async function fails(code, promise) {
    const { responseStatus } = await rejection(promise)
    assert.equal(responseStatus?.errorCode, code)
    return responseStatus
}

// The classes of the page. They name no HTTP method, so the client sends POST.

for (const way of ['post', 'send']) {
    check(`page class is reported by ${way}`, async () => {
        const request = report(page.NewBillable)
        matches(await client()[way](request), request)
    })
}

check('page class is reported at every path', async () => {
    const paths = ['/billables', '/api/NewBillable', '/json/reply/NewBillable', '/billables.json', '/billables?format=json']
    for (const path of paths) {
        const request = report(page.NewBillable)
        matches(await client().postToUrl(path, request), request)
    }
})

check('page class is reported with the base path cleared', async () => {
    const request = report(page.NewBillable)
    const sender = client({ basePath: '' })
    const seen = answers(sender)
    matches(await sender.post(request), request)
    assert.equal(seen.at(-1).url, `${URL}/json/reply/NewBillable`)
})

check('page class is reported by the client that sends JSON as text', async () => {
    const request = report(page.NewBillable)
    const sender = JsonApiClient.create(URL)
    sender.bearerToken = TOKEN
    const answer = await sender.api(request)
    assert.ok(answer.succeeded, JSON.stringify(answer.error))
    matches(answer.response, request)
})

check('page class is replayed', async () => {
    const request = report(page.NewBillable)
    const sender = client()
    const first = await sender.post(request)
    const seen = answers(sender)
    assert.deepEqual(await sender.post(request), first)
    assert.deepEqual([seen.at(-1).status, seen.at(-1).header('idempotent-replayed')], [200, 'true'])
})

check('page class with a fault is refused by member', async () => {
    const status = await fails('NotEmpty', client().post(report(page.NewBillable, { callSid: undefined })))
    assert.deepEqual(status.errors.map(fault => fault.fieldName), ['CallSid'])
})

check('page class without a token is refused', async () => {
    await fails('Unauthorized', client({ token: null }).post(report(page.NewBillable)))
})

check('page class is sent in a list', async () => {
    const requests = [report(page.NewBillable), report(page.NewBillable)]
    const billables = await client().sendAll(requests)
    assert.deepEqual(billables.map(billable => billable.callSid), requests.map(request => request.callSid))
})

check('page classes of every operation can be imported', async () => {
    for (const operation of ['GetBillable', 'ListBillables', 'NewCustomer', 'NewSession', 'VoidBillable']) {
        const loaded = await moduleOf(`page_of_${operation}`, await listing(operation, 'mjs'))
        assert.ok(new loaded[operation]())
    }
})

// The classes of /types.

for (const way of ['post', 'send']) {
    check(`types class is reported by ${way}`, async () => {
        const request = report()
        const sender = client()
        const seen = answers(sender)
        matches(await sender[way](request), request)
        assert.deepEqual([seen.at(-1).status, seen.at(-1).url], [201, `${URL}/api/NewBillable`])
    })
}

check('types class is reported at every path', async () => {
    for (const path of ['/billables', '/json/reply/NewBillable']) {
        const request = report()
        matches(await client().postToUrl(path, request), request)
    }
    const request = report()
    await client({ basePath: '' }).publish(request)
    const sender = client()
    const seen = answers(sender)
    matches(await sender.post(request), request)
    assert.equal(seen.at(-1).header('idempotent-replayed'), 'true')
})

check('types class is reported with null members and more than ASCII around it', async () => {
    const request = report(types.NewBillable, { sessionId: null })
    matches(await client().post(request, { unknown: 'é' }), request)
})

check('types class is reported as a form', async () => {
    const request = report()
    const form = new FormData()
    for (const name of ['accountId', 'customerId', 'callSid']) form.append(name, request[name])
    form.append('recording', new Blob(['hello'], { type: 'text/plain' }), 'call.txt')
    matches(await client().postBody(new types.NewBillable(), form), request)
})

check('types class is reported for a session', async () => {
    const sender = client()
    const session = await sender.post(
        new types.NewSession({ accountId: 'demo', customerId: 'globex', callSid: callSid() })
    )
    const billable = await sender.post(new types.NewBillable({ sessionId: session.id }))
    matches(billable, session)
    assert.equal(billable.sessionId, session.id)
})

check('types class is replayed', async () => {
    const request = report()
    const sender = client()
    const seen = answers(sender)
    const first = await sender.post(request)
    assert.deepEqual(await sender.post(request), first)
    assert.deepEqual(seen.map(answer => answer.status), [201, 200])
    assert.deepEqual(seen.map(answer => answer.header('idempotent-replayed')), [null, 'true'])
})

check('types class for another customer is a conflict', async () => {
    const request = report()
    await client().post(request)
    const again = report(types.NewBillable, { customerId: 'globex', callSid: request.callSid })
    await fails('BillableConflict', client().post(again))
})

check('types class with faults is refused by every member at fault', async () => {
    const status = await fails('NotEmpty', client().post(new types.NewBillable()))
    const members = status.errors.map(fault => fault.fieldName).sort()
    assert.deepEqual(members, ['AccountId', 'CallSid', 'CustomerId', 'SessionId'])
    assert.ok(status.message && status.errors.every(fault => fault.message))
})

check('types class with a fault is an error value of api()', async () => {
    const answer = await client().api(new types.NewBillable({ callSid: 'nonsense' }))
    assert.ok(answer.failed)
    assert.ok(answer.error.errors.some(fault => fault.fieldName === 'CallSid'), JSON.stringify(answer.error))
})

check('types class without a token or with a bad one is refused', async () => {
    for (const token of [null, 'not-a-token', `${TOKEN.slice(0, -4)}AAAA`]) {
        const { responseStatus } = await rejection(client({ token }).post(report()))
        assert.ok(['Unauthorized', 'TokenException'].includes(responseStatus?.errorCode), JSON.stringify(responseStatus))
    }
})

check('what is unknown is not found', async () => {
    await fails('NotFound', client().get(new types.GetBillable({ id: '019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10' })))
})

check('billables are listed page by page', async () => {
    const sender = client()
    await sender.post(new types.NewCustomer({ id: 'listed', accountId: 'demo', name: 'Listed' }))
    const reported = []
    for (let number = 0; number < 5; number += 1) {
        reported.unshift(await sender.post(report(types.NewBillable, { customerId: 'listed' })))
    }
    const found = []
    let cursor
    do {
        const filters = { accountId: 'demo', customerId: 'listed', limit: 2, cursor }
        const answer = await sender.get(new types.ListBillables(filters))
        found.push(...answer.items)
        cursor = answer.nextCursor
        assert.equal(answer.hasMorePages, cursor !== undefined)
    } while (cursor)
    assert.deepEqual(found, reported)
})

check('accounts, customers and sessions are listed and found', async () => {
    const sender = client()
    const ids = ({ items }) => items.map(item => item.id)
    assert.deepEqual(ids(await sender.get(new types.ListAccounts())), ['demo'])
    const administrator = client({ token: ADMINISTRATOR_TOKEN })
    assert.deepEqual(ids(await administrator.get(new types.ListAccounts())), ['demo'])
    assert.ok(ids(await sender.get(new types.ListCustomers({ accountId: 'demo' }))).includes('globex'))
    assert.equal((await sender.get(new types.GetCustomer({ customerId: 'acme' }))).name, 'Acme')
    const session = await sender.post(new types.NewSession({ accountId: 'demo', customerId: 'acme' }))
    assert.deepEqual(await sender.get(new types.GetSession({ id: session.id })), session)
    assert.ok(ids(await sender.get(new types.ListSessions({ accountId: 'demo' }))).includes(session.id))
})

check('a billable is read, voided and reinstated', async () => {
    const sender = client()
    const billable = await sender.post(report())
    const { id } = billable
    assert.deepEqual(await sender.get(new types.GetBillable({ id })), billable)
    const voided = await sender.post(new types.VoidBillable({ id, reason: 'Reported by mistake' }))
    assert.deepEqual([voided.status, voided.voidReason], [types.BillableStatus.Voided, 'Reported by mistake'])
    const listed = await sender.get(
        new types.ListBillables({ accountId: 'demo', status: types.BillableStatus.Voided })
    )
    assert.ok(listed.items.some(item => item.id === id))
    assert.deepEqual(await sender.post(new types.ReinstateBillable({ id, reason: 'It was right' })), billable)
})

for (const basePath of ['api', '']) {
    const where = basePath ? 'at its own path' : 'with the base path cleared'
    check(`a list is sent ${where}`, async () => {
        const requests = [report(), report(), report()]
        const sender = client({ basePath })
        const seen = answers(sender)
        const billables = await sender.sendAll(requests)
        assert.deepEqual(billables.map(billable => billable.callSid), requests.map(request => request.callSid))
        assert.equal(seen.at(-1).header('x-autobatch-completed'), '3')
    })

    check(`a list that nobody answers is sent ${where}`, async () => {
        const requests = [report(), report()]
        await client({ basePath }).sendAllOneWay(requests)
        for (const request of requests) {
            const sender = client()
            const seen = answers(sender)
            await sender.post(request)
            assert.equal(seen.at(-1).header('idempotent-replayed'), 'true')
        }
    })
}

check('a list stops at its first fault', async () => {
    const requests = [report(), report(types.NewBillable, { callSid: 'nonsense' }), report()]
    const sender = client()
    const { responseStatus } = await rejection(sender.sendAll(requests))
    assert.equal(responseStatus.meta?.AutoBatchIndex ?? responseStatus.meta?.autoBatchIndex, '1')
    const seen = answers(sender)
    await sender.post(requests[0])
    await sender.post(requests[2])
    assert.deepEqual(seen.map(answer => answer.status), [200, 201])
})

await runAll()
