// The browser of these tests, started without features that contact other hosts.

import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { FOLDER } from './checks.js'

/** Starts the browser with a profile of its own. */
export const launch = () =>
    puppeteer.launch({
        executablePath: process.env.CLIENT_BROWSER,
        userDataDir: join(FOLDER, 'profile'),
        args: [
            // The browser has no sandbox for root, who may run the tests. It opens only pages of the service.
            '--no-sandbox',
            '--disable-gpu',
            '--disable-dev-shm-usage',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync'
        ]
    })
