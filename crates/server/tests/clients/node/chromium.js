// The browser of these tests, started without anything that asks other hosts.

import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { FOLDER } from './checks.js'

/** Starts the browser with a profile of its own. */
export const launch = () =>
    puppeteer.launch({
        executablePath: process.env.CLIENT_BROWSER,
        userDataDir: join(FOLDER, 'profile'),
        args: [
            // The tests may run as root, where the browser has no sandbox to offer; it opens our own pages only.
            '--no-sandbox',
            '--disable-gpu',
            '--disable-dev-shm-usage',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync'
        ]
    })
