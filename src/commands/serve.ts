import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KernelParts } from '../app.ts'
import {
  issueSetUpToken,
  isSetUp,
  declareInstallation,
  type Installation,
} from '../kernel/access/installation.actions.ts'
import { systemActor } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { buildServer } from '../kernel/http/server.ts'
import { startServices } from '../kernel/job/service.ts'
import { startWorker } from '../kernel/job/worker.ts'
import { ctxFor } from '../kernel/runtime.ts'
import { installationSecret } from '../kernel/config/installation-secret.ts'
import { SettingsError, type Settings } from '../kernel/config/settings.ts'
import { startProcess, type Process } from '../process.ts'
import { demoSignIns, loadDemo } from './demo.ts'
import { stopOnSignal, type Stopping } from './stop.ts'

const pagesFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))
type Say = (line: string) => void

type Parts = { readonly pages: boolean; readonly worker: boolean; readonly extra?: KernelParts }

/** Runs until it is told to stop: answers HTTP, runs jobs, or both. */
export async function serve(say: Say, parts: Parts): Promise<void> {
  const started = await startProcess(say, parts.extra ? { extra: parts.extra } : {})
  const stopping = stopOnSignal(started)
  try {
    // A Ctrl+C while the demo loads closes the database under it and leaves no database server behind.
    const installation = await prepare(started, say)
    await stopping.opening(() => open(started, parts, stopping))
    if (!stopping.asked) await greet(started, say, isSetUp(installation))
  } catch (error) {
    if (stopping.asked) return
    await stopping.stop()
    throw error
  }
}

async function prepare(started: Process, say: Say): Promise<Installation> {
  const demo = started.settings.XIAOBAO_DEMO === 'on'
  const installation = await inTransaction(ctxFor(started.runtime, systemActor), (ctx) =>
    declareInstallation(ctx, demo ? 'demo' : 'production', demo ? '消保演示商城' : '消保'),
  )
  refuseMixture(demo, installation.kind)
  if (demo) await loadDemo(started, say)
  return installation
}

async function open({ settings, runtime, capabilities }: Process, parts: Parts, stopping: Stopping): Promise<void> {
  if (parts.pages) {
    const server = await buildServer(runtime, capabilities, {
      secure: settings.XIAOBAO_PUBLIC_URL.startsWith('https:'),
      trustedProxies: settings.XIAOBAO_TRUSTED_PROXIES ?? false,
      pages: existsSync(join(pagesFolder, 'client', 'index.html')) ? pagesFolder : null,
      publicUrl: settings.XIAOBAO_PUBLIC_URL,
      perMinute: settings.XIAOBAO_CALLS_PER_MINUTE,
    })
    stopping.first(() => server.close())
    await listen(server, settings)
  }
  if (parts.worker && settings.XIAOBAO_WORKER === 'on') {
    const runner = await startWorker(runtime, capabilities, { concurrency: 4, pollMs: 1000 })
    stopping.first(() => runner.stop())
    const services = startServices(
      runtime,
      capabilities.flatMap((capability) => capability.services ?? []),
    )
    stopping.first(() => services.stop())
  }
}

async function listen(server: FastifyInstance, { HOST, PORT }: Settings): Promise<void> {
  try {
    await server.listen({ host: HOST, port: PORT })
  } catch (error) {
    const reasons: Record<string, string> = {
      EADDRINUSE: `PORT ${PORT} is used by another program; choose another one, for example PORT=${PORT + 1}.`,
      EACCES: `PORT ${PORT} may not be opened by this user; choose one above 1023.`,
      EADDRNOTAVAIL: `HOST ${HOST} is no address of this machine.`,
      ENOTFOUND: `HOST ${HOST} is no known name.`,
    }
    const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
    throw reason ? new SettingsError([reason]) : error
  }
}

/** What a database was made for stays: demo accounts have passwords everybody knows. */
function refuseMixture(demo: boolean, kind: 'demo' | 'production'): void {
  if (demo === (kind === 'demo')) return
  throw new SettingsError([
    kind === 'demo'
      ? 'This database holds a demo installation with public passwords. Give production a new XIAOBAO_HOME or DATABASE_URL.'
      : 'This database holds a production installation. Set XIAOBAO_SECRET (and NODE_ENV=production) to open it.',
  ])
}

async function greet({ settings, runtime }: Process, say: Say, setUp: boolean): Promise<void> {
  say(`\n消保 Xiaobao is ready: ${settings.XIAOBAO_PUBLIC_URL}\n`)
  if (settings.XIAOBAO_DEMO === 'on') for (const line of await demoSignIns(runtime)) say(line)
  if (setUp) return
  const token = await inTransaction(ctxFor(runtime, systemActor), (ctx) =>
    issueSetUpToken(ctx, installationSecret(settings)),
  )
  if (token === null) return
  say(`首次设置 First set-up: ${settings.XIAOBAO_PUBLIC_URL}/set-up`)
  say(`设置口令 Set-up token: ${token}`)
  say('重启不变，用过即失效。The same after a restart, until it is used.\n')
}
