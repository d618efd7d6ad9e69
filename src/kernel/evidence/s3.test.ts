import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { photo, sha256 } from '../../../tests/support/uploads.ts'
import { diskStore } from './disk-store.ts'
import { openFiles } from './evidence.part.ts'
import { contentKey, type FileStore } from './file-store.ts'
import { makePictureCopies } from './picture.actions.ts'
import { s3Store, type S3Settings } from './s3-store.ts'
import { serveContent, serveThumbnail } from './serve.actions.ts'
import { sweepFiles } from './sweep.actions.ts'
import { appendContent, beginUpload, discardFile } from './upload.actions.ts'

const home = mkdtempSync(join(tmpdir(), 'xiaobao-s3-'))
let server: ChildProcess
let settings: S3Settings

/** s3rver speaks S3 over HTTP, in a process of its own, with a bucket of its own. */
beforeAll(async () => {
  const port = await freePort()
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js')
  const options = ['-a', '127.0.0.1', '-p', String(port), '-d', join(home, 'bucket'), '--configure-bucket', 'evidence']
  server = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((ready, fail) => {
    server.stdout?.once('data', () => ready())
    server.once('exit', (code) => fail(new Error(`s3rver left with ${code}`)))
  })
  settings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: 'evidence',
    pathStyle: true,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  }
})
afterAll(() => {
  server.removeAllListeners('exit')
  server.kill('SIGTERM')
  rmSync(home, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

const large = Buffer.alloc(7 * 1024 * 1024, 'evidence ')

/** What both places promise; a disk and a bucket answer alike. */
async function keepsPromises(store: FileStore): Promise<void> {
  await store.check()
  const file = join(home, 'upload')
  writeFileSync(file, large)
  expect(await store.size('content/aa/bb/one')).toBeNull()
  await store.put('content/aa/bb/one', file)
  expect(await store.size('content/aa/bb/one')).toBe(large.length)
  expect(sha256(await buffer(await store.read('content/aa/bb/one')))).toBe(sha256(large))
  const part = await buffer(await store.read('content/aa/bb/one', { start: 9, end: 16 }))
  expect(part.toString()).toBe('evidence')
  await store.putBytes('incoming/fil_1/a', Buffer.from('a'))
  await store.putBytes('incoming/fil_1/b', Buffer.from('b'))
  await store.putBytes('incoming/fil_12/c', Buffer.from('c'))
  await store.removeAll('incoming/fil_1/')
  expect(await Promise.all(['fil_1/a', 'fil_1/b', 'fil_12/c'].map((key) => store.size(`incoming/${key}`)))).toEqual([
    null,
    null,
    1,
  ])
  await store.removeAll('incoming/fil_1/')
  await store.remove('content/aa/bb/one')
  await store.remove('content/aa/bb/one')
  expect(await store.size('content/aa/bb/one')).toBeNull()
  await expect(store.read('content/aa/bb/one').then(buffer)).rejects.toThrow()
}

test('a folder keeps, gives parts, and forgets', () => keepsPromises(diskStore(join(home, 'disk'))))

test('a bucket of an S3 server does the same', () => keepsPromises(s3Store(settings)))

test('a key never leaves the folder', async () => {
  const store = diskStore(join(home, 'disk'))
  await expect(store.putBytes('../outside', Buffer.from('x'))).rejects.toThrow('left the folder')
  await expect(store.read('content/../../outside')).rejects.toThrow('left the folder')
})

test('a bucket that is not there, or a server that is away, is said at start', async () => {
  await expect(openFiles(home, { ...settings, bucket: 'missing' })).rejects.toThrow(/S3_BUCKET \(missing\)/)
  await expect(openFiles(home, { ...settings, endpoint: 'http://127.0.0.1:1' })).rejects.toThrow(/S3_BUCKET/)
})

test('a photo uploaded in pieces to a bucket is stored, drawn, served and swept like one on a disk', async () => {
  const app = await testApp()
  const { actor } = await app.as('consumer')
  const files = await openFiles(home, settings)
  const data = await photo(9)
  const ctx = app.ctx(actor)
  const begun = await app.inTx(
    (inner) => beginUpload(inner, { name: 'a.jpg', type: 'image/jpeg', bytes: data.length }),
    actor,
  )
  const send = (offset: number, end?: number) =>
    appendContent(ctx, files, {
      id: begun.id,
      offset,
      announcedBytes: null,
      body: Readable.from([data.subarray(offset, end)]),
    })
  expect(await send(0, 5000)).toMatchObject({ state: 'receiving', received: 5000 })
  expect(await send(5000)).toMatchObject({ state: 'stored', sha256: sha256(data), picture: 'waiting' })
  await makePictureCopies(ctx, files, sha256(data))
  const reader = { files, maySee: async () => false }
  const served = await serveThumbnail(ctx, reader, begun.id, {})
  expect((await sharp(await buffer(served.body as Readable)).metadata()).format).toBe('webp')
  const part = await serveContent(ctx, reader, begun.id, { range: 'bytes=0-2' })
  expect(await buffer(part.body as Readable)).toEqual(data.subarray(0, 3))
  await app.inTx((inner) => discardFile(inner, begun.id), actor)
  await sweepFiles({ ...ctx, now: new Date(ctx.now.getTime() + 2 * 3_600_000) }, files)
  expect(await files.store.size(contentKey(sha256(data)))).toBeNull()
  await app.close()
})
