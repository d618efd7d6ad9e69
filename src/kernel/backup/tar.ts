import { BackupBroken, Reader } from './age.ts'

/** A tar archive (POSIX ustar) of small files, so that whoever has nothing but `tar` unpacks a backup. */
export type Entry = { readonly name: string; readonly bytes: Buffer }
const block = 512
const mostName = 100
/** What is longer is kept in several entries. */
export const mostEntryBytes = 64 * 1024 * 1024

export async function* packTar(entries: AsyncIterable<Entry>, madeAt: Date): AsyncGenerator<Buffer> {
  for await (const { name, bytes } of entries) {
    yield headOf(name, bytes.length, madeAt)
    yield bytes
    yield Buffer.alloc(-bytes.length & (block - 1))
  }
  yield Buffer.alloc(2 * block)
}

function headOf(name: string, size: number, madeAt: Date): Buffer {
  if (!/^[\w./-]+$/.test(name) || name.length > mostName || size > mostEntryBytes)
    throw new RangeError(`tar: ${name} does not fit`)
  const head = Buffer.alloc(block)
  const octal = (value: number, at: number, width: number) =>
    head.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1')
  head.write(name, 0, 'latin1')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(madeAt.getTime() / 1000), 136, 12)
  head.write('        0', 148, 'latin1')
  head.write('ustar\x0000', 257, 'latin1')
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return head
}

/** @throws {BackupBroken} when it is no such archive, or ends too early. */
export async function* unpackTar(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Entry> {
  const reader = new Reader(bytes)
  try {
    for (;;) {
      const head = await reader.take(block)
      if (head.length < block) throw new BackupBroken('the archive ends too early')
      if (head.every((byte) => byte === 0)) return await nothingBehind(reader)
      const name = head.toString('latin1', 0, mostName).split('\0')[0] ?? ''
      const size = Number.parseInt(head.toString('latin1', 124, 135), 8)
      if (head.toString('latin1', 257, 262) !== 'ustar' || !(size <= mostEntryBytes))
        throw new BackupBroken('the archive holds something that no backup holds')
      const content = Buffer.from(await reader.take(size))
      if (content.length < size) throw new BackupBroken('the archive ends too early')
      await reader.take(-size & (block - 1))
      yield { name, bytes: content }
    }
  } finally {
    await reader.close()
  }
}

async function nothingBehind(reader: Reader): Promise<void> {
  while (!(await reader.atEnd()))
    if ((await reader.take(block)).some((byte) => byte !== 0)) throw new BackupBroken('the archive was changed')
}
