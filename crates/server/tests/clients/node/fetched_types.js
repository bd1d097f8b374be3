// The command line tools of `@servicestack/cli`, which save a file of /types and update it.

import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { FOLDER, URL, check, fetchText, rejection, runAll } from './checks.js'

const start = promisify(execFile)
const tools = join(dirname(createRequire(import.meta.url).resolve('@servicestack/cli/package.json')), 'bin')

const languages = [
    { tool: 'csharp-ref', path: 'csharp', file: 'dtos.cs', has: 'class NewBillable' },
    { tool: 'typescript-ref', path: 'typescript', file: 'dtos.ts', has: 'class NewBillable' },
    { tool: 'swift-ref', path: 'swift', file: 'dtos.swift', has: 'class NewBillable' },
    { tool: 'java-ref', path: 'java', file: 'dtos.java', has: 'class NewBillable' },
    { tool: 'kotlin-ref', path: 'kotlin', file: 'dtos.kt', has: 'class NewBillable' },
    { tool: 'dart-ref', path: 'dart', file: 'dtos.dart', has: 'class NewBillable' },
    { tool: 'vbnet-ref', path: 'vbnet', file: 'dtos.vb', has: 'Class NewBillable' },
    { tool: 'fsharp-ref', path: 'fsharp', file: 'dtos.fs', has: 'type NewBillable' }
]

async function run(tool, folder, ...words) {
    // The option switches off the telemetry of the tool.
    const env = { ...process.env, SERVICESTACK_TELEMETRY_OPTOUT: '1' }
    const { stdout } = await start(process.execPath, [join(tools, `${tool}.js`), ...words], { cwd: folder, env })
    return stdout.trim()
}

/** A file without the line that has its date. */
const undated = text => text.replace(/Date: .*/, 'Date:')

for (const { tool, path, file, has } of languages) {
    check(`${tool} saves ${file} and updates it`, async () => {
        const folder = await mkdtemp(join(FOLDER, 'types-'))
        const saved = join(folder, file)
        assert.equal(await run(tool, folder, URL), `Saved to: ${file}`)
        const first = await readFile(saved, 'utf8')
        assert.equal(undated(first), undated(await fetchText(`/types/${path}`)))
        assert.ok(first.includes(has), `no ${has} in ${file}`)
        assert.ok(first.includes(`BaseUrl: ${URL}`), first.slice(0, 300))

        assert.equal(await run(tool, folder, file), `Updated: ${file}`)
        assert.equal(undated(await readFile(saved, 'utf8')), undated(first))

        // A user removes the comment mark of an option and gives it a value. The update uses the value.
        const chosen = first.replace(/^('*|\/*)IncludeTypes: *$/m, 'IncludeTypes: NewCustomer.*')
        assert.notEqual(chosen, first, 'the file has no option IncludeTypes')
        await writeFile(saved, chosen)
        assert.equal(await run(tool, folder, file), `Updated: ${file}`)
        const updated = await readFile(saved, 'utf8')
        assert.ok(updated.includes('CustomerInfo') && !updated.includes(has), updated)
        assert.match(updated, /^'?IncludeTypes: NewCustomer\.\*$/m)
    })
}

/**
 * The address from which the newer tool updates a file. Not every registry has that tool, and the tool above does not know these
 * languages, so the function does the same: after `BaseUrl: ` and up to the end of the header, every line with a colon and without a
 * comment mark is an option.
 */
function updateAddress(text, path) {
    let base
    const options = new URLSearchParams()
    for (const line of text.slice(text.indexOf('Options:')).split(/\r?\n/)) {
        if (/^(\*\/|\*\)|""")/.test(line)) break
        const [key, ...value] = line.split(':')
        if (line.startsWith('BaseUrl: ')) base = line.slice('BaseUrl: '.length)
        else if (base && value.length && !/^(\/\/|'|#)/.test(line)) options.set(key.trim(), value.join(':').trim())
    }
    assert.equal(base, URL)
    return `/types/${path}${options.size ? `?${options}` : ''}`
}

for (const path of ['python', 'mjs', 'php', 'go', 'rust']) {
    check(`the file of ${path} says how to update it`, async () => {
        const first = await fetchText(`/types/${path}`)
        assert.equal(updateAddress(first, path), `/types/${path}`, 'no option is set at first')
        const chosen = first.replace(/^(#|\/\/)IncludeTypes: *$/m, 'IncludeTypes: NewCustomer.*')
        const updated = await fetchText(updateAddress(chosen, path))
        assert.ok(updated.includes('CustomerInfo') && !updated.includes('NewBillable'), updated)
        assert.equal(undated(await fetchText(updateAddress(updated, path))), undated(updated))
    })
}

check('a language that is not served is not saved', async () => {
    const folder = await mkdtemp(join(FOLDER, 'types-'))
    await rejection(run('csharp-ref', folder, `${URL}/types/csharp/unknown`))
    await rejection(readFile(join(folder, 'dtos.cs')))
})

await runAll()
