// A real browser on the pages of the running service, with and without a mouse, on a wide screen and on a phone. The checks look
// at every console message, every request and every screen.

import { strict as assert } from 'node:assert'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import axe from 'axe-core'
import { launch } from './chromium.js'
import { TOKEN, URL, callSid, check, fetchText, listing, runAll } from './checks.js'

const SCREENSHOTS = process.env.CLIENT_SCREENSHOTS
const WIDE = { width: 1280, height: 900 }
const PHONE = { width: 380, height: 800 }

/** The pages to open, with the names of their screenshots. */
const PAGES = [
    { name: 'index', path: '/metadata' },
    { name: 'operation', path: '/json/metadata?op=NewBillable' },
    { name: 'operation-python', path: '/json/metadata?op=NewBillable&lang=python' },
    { name: 'operation-typescript', path: '/xml/metadata?op=ListBillables&lang=typescript' },
    { name: 'operation-java', path: '/json/metadata?op=GetBillable&lang=java' },
    { name: 'types', path: '/types' },
    { name: 'errors', path: '/docs/errors' },
    { name: 'error', path: '/docs/errors/BillableConflict' },
    { name: 'docs', path: '/docs', ready: '.opblock' }
]

await mkdir(SCREENSHOTS, { recursive: true })
const browser = await launch()
await browser
    .defaultBrowserContext()
    .overridePermissions(URL, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write'])

/** Opens a page for a function. Afterwards the page must have no error and no request to another host. */
async function visit({ path, ready = 'body' }, { expected = [] }, look) {
    const page = await browser.newPage()
    const faults = []
    const isExpected = text => expected.some(part => text.includes(part))
    page.on('console', message => {
        if (message.type() === 'error' && !isExpected(message.text())) faults.push(`console: ${message.text()}`)
    })
    page.on('pageerror', error => faults.push(`script: ${error.message}`))
    page.on('requestfailed', request => faults.push(`failed: ${request.url()} (${request.failure()?.errorText})`))
    page.on('response', answer => {
        if (answer.status() >= 400 && !isExpected(String(answer.status()))) {
            faults.push(`status ${answer.status()}: ${answer.url()}`)
        }
    })
    page.on('request', request => {
        const url = request.url()
        if (!url.startsWith(`${URL}/`) && !/^(data|blob|about):/.test(url)) faults.push(`another host: ${url}`)
    })
    try {
        await page.setViewport(WIDE)
        await page.goto(URL + path)
        await page.waitForSelector(ready)
        await look(page)
        await page.waitForNetworkIdle({ idleTime: 50 })
    } finally {
        await page.close()
    }
    assert.deepEqual(faults, [])
}

const screenshot = (page, name, fullPage = true) =>
    page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage })

/** Shows a page on a kind of screen, and waits for the end of colour transitions. */
async function show(page, viewport, scheme) {
    await page.setViewport(viewport)
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {}))))
}

/** The pixels by which the page is too wide, and the elements outside of it. */
function overflow() {
    const width = document.documentElement.clientWidth
    const scrolls = element => element && (/auto|scroll|hidden/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const wide = [...document.querySelectorAll('body *')].filter(
        element => element.getBoundingClientRect().right > width + 1 && !scrolls(element)
    )
    const names = wide.slice(0, 5).map(element => `${element.tagName}.${element.className}`)
    return { by: document.documentElement.scrollWidth - width, names }
}

/** The smallest visible text. */
function smallestText() {
    const shown = [...document.querySelectorAll('body *')].filter(
        element => element.offsetParent && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    )
    const sizes = shown.map(element => ({
        pixels: Number.parseFloat(getComputedStyle(element).fontSize),
        text: element.textContent.trim().slice(0, 40)
    }))
    return sizes.sort((one, other) => one.pixels - other.pixels)[0]
}

for (const entry of PAGES) {
    check(`${entry.path} on a wide screen and at 380 pixels, light and dark`, async () => {
        await visit(entry, {}, async page => {
            assert.ok(await page.$('meta[name=viewport][content*="width=device-width"]'), 'a phone would show it small')
            for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
                for (const scheme of ['light', 'dark']) {
                    await show(page, viewport, scheme)
                    await screenshot(page, `${entry.name}-${size}-${scheme}`, entry.name !== 'docs')
                }
                assert.deepEqual(await page.evaluate(overflow), { by: 0, names: [] }, size)
            }
            const smallest = await page.evaluate(smallestText)
            assert.ok(smallest.pixels >= 11, JSON.stringify(smallest))
        })
    })
}

check('an operation page in every language that it has a tab for', async () => {
    await visit({ path: '/json/metadata?op=NewBillable' }, {}, async page => {
        const tabs = await page.$$eval('nav[aria-label="Language"] a', links => links.map(link => link.href))
        assert.ok(tabs.length > 3, `${tabs.length} tabs`)
        for (const tab of tabs) {
            await page.goto(tab)
            const current = await page.$eval('nav[aria-label="Language"] a[aria-current=page]', link => link.href)
            assert.equal(current, tab)
            if (tab.includes('lang=')) assert.match(await page.$eval('pre code', code => code.textContent), /NewBillable/)
        }
    })
})

check('the pages are complete without a script', async () => {
    const page = await browser.newPage()
    await page.setJavaScriptEnabled(false)
    await page.goto(`${URL}/metadata`)
    await page.click('a[aria-label="NewBillable, JSON"]')
    await page.waitForSelector('nav[aria-label="Language"]')
    const [python] = await page.$$('xpath/.//a[text()="Python"]')
    await Promise.all([page.waitForNavigation(), python.click()])
    assert.match(await page.$eval('pre code', code => code.textContent), /class NewBillable/)
    await page.close()
})

check('the index is searched by keyboard', async () => {
    await visit({ path: '/metadata' }, {}, async page => {
        const shown = () => page.$$eval('tr[data-name]', rows => rows.filter(row => !row.hidden).map(row => row.dataset.name))
        const all = await shown()
        await page.keyboard.press('/')
        await page.keyboard.type('VOID bill')
        const found = await shown()
        assert.ok(found.includes('VoidBillable') && !found.includes('NewBillable'), found.join(', '))
        assert.match(await page.$eval('#found', status => status.textContent), new RegExp(`^${found.length} of ${all.length} `))
        await page.keyboard.press('Escape')
        assert.deepEqual(await shown(), all)
        await page.keyboard.type('reinstatebillable')
        await page.keyboard.press('Enter')
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
        assert.match(page.url(), /op=ReinstateBillable/)
    })
})

/** The elements that the Tab key reaches, in order, until the focus leaves the page. */
async function tabOrder(page) {
    const order = []
    for (let presses = 0; presses < 1000; presses += 1) {
        await page.keyboard.press('Tab')
        const stop = await page.evaluate(() => {
            const element = document.activeElement
            if (!element || element === document.body) return null
            const style = getComputedStyle(element)
            const visible = style.outlineStyle !== 'none' || style.boxShadow !== 'none'
            return { name: element.id || element.getAttribute('aria-label') || element.textContent.trim(), visible }
        })
        if (!stop) return order
        order.push(stop)
    }
    assert.fail('the Tab key never leaves the page')
}

check('the Tab key reaches everything in order, and shows where it is', async () => {
    await visit({ path: '/metadata' }, {}, async page => {
        const order = await tabOrder(page)
        const names = order.map(stop => stop.name)
        assert.equal(names[0], 'Skip to content')
        assert.ok(names.indexOf('search') > 0 && names.indexOf('search') < names.indexOf('NewBillable, JSON'), names.join(' | '))
        assert.deepEqual(order.filter(stop => !stop.visible), [])
    })
    await visit({ path: '/json/metadata?op=NewBillable&lang=python' }, {}, async page => {
        const order = await tabOrder(page)
        const names = order.map(stop => stop.name)
        for (const name of ['JSON', 'XML', 'Metadata', 'Python', 'Copy: Python NewBillable DTOs', 'Copy: Sample request']) {
            assert.ok(names.includes(name), `${name} is not among ${names.join(' | ')}`)
        }
        assert.deepEqual(order.filter(stop => !stop.visible), [])
    })
})

check('screen readers are told everything, and colours can be told apart', async () => {
    for (const entry of PAGES.filter(({ name }) => name !== 'docs')) {
        await visit(entry, {}, async page => {
            await page.evaluate(axe.source)
            for (const scheme of ['light', 'dark']) {
                await show(page, WIDE, scheme)
                const { passes, violations } = await page.evaluate(() => window.axe.run())
                assert.ok(passes.length > 10, `only ${passes.length} rules applied`)
                const faults = violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html} ${node.failureSummary}`))
                assert.deepEqual(faults.slice(0, 5), [], `${entry.path}, ${scheme}`)
            }
        })
    }
})

check('a listing is copied', async () => {
    await visit({ path: '/json/metadata?op=NewBillable&lang=python' }, {}, async page => {
        await page.bringToFront()
        await page.click('button[aria-label="Copy: Python NewBillable DTOs"]')
        await page.waitForFunction(() => document.querySelector('.visually-hidden').textContent.startsWith('Copied'))
        const copied = await page.evaluate(() => navigator.clipboard.readText())
        assert.equal(copied.trim(), (await listing('NewBillable', 'python')).trim())
    })
})

/** Opens an operation in /docs, and returns its part of the page. */
async function openOperation(page, name) {
    const part = await page.waitForSelector(`.opblock[id$="-${name}"]`)
    await (await part.$('.opblock-summary-control')).click()
    await (await part.waitForSelector('.try-out__btn')).click()
    return part
}

/** Enters the token in /docs. */
async function authorize(page) {
    await page.click('.auth-wrapper .authorize')
    // There is a form for each way to authenticate.
    const field = await page.waitForSelector('.dialog-ux #auth-bearer-value')
    await field.type(TOKEN)
    const button = await field.evaluateHandle(element => element.closest('form').querySelector('button.authorize'))
    await button.click()
    await page.click('.dialog-ux .btn-done')
}

check('a request is sent from /docs with a token', async () => {
    await visit({ path: '/docs', ready: '.opblock' }, {}, async page => {
        await authorize(page)
        const part = await openOperation(page, 'NewBillable')
        const body = await part.waitForSelector('textarea.body-param__text')
        const request = { accountId: 'demo', customerId: 'acme', callSid: callSid() }
        await body.evaluate(element => element.select())
        await body.type(JSON.stringify(request))
        await (await part.waitForSelector('button.execute')).click()
        const status = await part.waitForSelector('.live-responses-table tbody td.response-col_status')
        assert.match(await status.evaluate(element => element.textContent), /^201/)
        const answer = await part.$eval('.live-responses-table', element => element.textContent)
        assert.ok(answer.includes(request.callSid), answer)
        await status.evaluate(element => element.scrollIntoView({ block: 'center' }))
        await screenshot(page, 'docs-answer', false)
    })
})

check('/docs without a token shows the refusal', async () => {
    await visit({ path: '/docs', ready: '.opblock' }, { expected: ['401'] }, async page => {
        const part = await openOperation(page, 'ListAccounts')
        await (await part.waitForSelector('button.execute')).click()
        const status = await part.waitForSelector('.live-responses-table tbody td.response-col_status')
        assert.match(await status.evaluate(element => element.textContent), /^401/)
    })
})

check('/docs offers every operation of the document', async () => {
    const { paths } = JSON.parse(await fetchText('/openapi.json'))
    const operations = Object.values(paths).flatMap(path => Object.values(path).map(({ operationId }) => operationId))
    await visit({ path: '/docs', ready: '.opblock' }, {}, async page => {
        const offered = await page.$$eval('.opblock', parts => parts.map(part => part.id.split('-').pop()))
        assert.deepEqual(offered.sort(), operations.sort())
    })
})

check('an operation page leads to its place in /docs, and that back to the page', async () => {
    await visit({ path: '/json/metadata?op=NewBillable' }, {}, async page => {
        await Promise.all([page.waitForNavigation(), page.click('a.try')])
        assert.match(page.url(), /\/docs/)
        const back = await page.waitForSelector('.opblock[id$="-NewBillable"].is-open a[href*="metadata?op=NewBillable"]')
        await page.goto(await back.evaluate(link => link.href))
        assert.equal(await page.$eval('h2', heading => heading.textContent), 'NewBillable')
    })
})

await runAll()
await browser.close()
