import { buffer } from 'node:stream/consumers'
import * as yauzl from 'yauzl'

/** Its types are older than its promises. */
type Reader = {
  fromBufferPromise(
    bytes: Buffer,
    options: object,
  ): Promise<{
    eachEntry(): AsyncIterable<{ fileName: string }>
    openReadStreamPromise(entry: object): Promise<NodeJS.ReadableStream>
  }>
}
const { fromBufferPromise } = ((yauzl as { default?: unknown }).default ?? yauzl) as Reader

/** Every entry of a zip, read by a reader that is not ours and checks sizes and checksums. */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { strictFileNames: true })
  const found = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return found
}
