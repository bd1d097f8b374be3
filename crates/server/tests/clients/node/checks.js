// Checks that print a line each, for all Node clients of these tests.

import { strict as assert } from 'node:assert'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export const URL = process.env.CLIENT_URL
export const TOKEN = process.env.CLIENT_TOKEN
export const ADMINISTRATOR_TOKEN = process.env.CLIENT_ADMINISTRATOR_TOKEN
export const FOLDER = process.env.CLIENT_FOLDER

const checks = []

/** Adds a check. The run prints the sentence. */
export function check(sentence, run) {
    checks.push({ sentence, run })
}

/** Runs every check, even after a failure. */
export async function runAll() {
    let failed = 0
    for (const { sentence, run } of checks) {
        try {
            await run()
            console.log(`ok      ${sentence}`)
        } catch (error) {
            failed += 1
            console.log(`FAILED  ${sentence}\n${error?.stack ?? JSON.stringify(error)}`)
        }
    }
    console.log(`${checks.length - failed} ok, ${failed} failed`)
    process.exitCode = failed || !checks.length ? 1 : 0
}

/** The error of a promise that must fail. */
export async function rejection(promise) {
    let answer
    try {
        answer = await promise
    } catch (error) {
        return error
    }
    assert.fail(`expected a rejection, found the answer ${JSON.stringify(answer)}`)
}

let calls = 0

/** A new call SID. Each client has a service of its own. */
export function callSid() {
    calls += 1
    return `CA${calls.toString(16).padStart(32, '0')}`
}

/** The answer of the service to a browser. */
export async function fetchText(path) {
    const answer = await fetch(URL + path)
    assert.equal(answer.status, 200, `GET ${path}`)
    return answer.text()
}

/** The classes on the page of an operation, as a user copies them. */
export async function listing(operation, language) {
    const page = await fetchText(`/json/metadata?op=${operation}&lang=${language}`)
    const found = page.match(/<pre><code class="language-\w+">([^]*?)<\/code><\/pre>/)
    assert.ok(found, `the page of ${operation} shows no listing in ${language}`)
    const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
    return found[1].replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (entity, decimal, hexadecimal, name) => {
        if (name) return entities[name] ?? entity
        return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16))
    })
}

/** Saves JavaScript source, and imports it as a user's own file. */
export async function moduleOf(name, source) {
    const path = join(FOLDER, `${name}.mjs`)
    await writeFile(path, source)
    return import(pathToFileURL(path))
}
