import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Client, Connection, Submittable } from 'pg'

/** What the driver calls on whatever is submitted, beyond what its types name. */
type Copying = Submittable & {
  handleError(error: Error): void
  handleCommandComplete(message: { readonly text: string }): void
  handleReadyForQuery(): void
}
type Wire = Connection & {
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
const rowsIn = (said: string): number => Number(/^COPY (\d+)$/.exec(said)?.[1])
const heldBytes = 4 * 1024 * 1024

/** Rows of `copy … to stdout`, as they come; how many is known at the end. The server waits while nobody reads. */
export function copyOut(client: Client, statement: string): { readonly bytes: Readable; readonly rows: () => number } {
  let wire: Connection | null = null
  let rows = 0
  const bytes = new Readable({
    highWaterMark: heldBytes,
    read: () => void wire?.stream.resume(),
    // Whoever stops reading leaves a connection that can still be used, or closed.
    destroy: (error, done) => {
      wire?.stream.resume()
      done(error)
    },
  })
  const copying: Copying & { handleCopyData(message: { readonly chunk: Buffer }): void } = {
    submit: (connection) => {
      wire = connection
      connection.query(statement)
    },
    handleCopyData: ({ chunk }) => {
      if (!bytes.destroyed && !bytes.push(Buffer.from(chunk))) wire?.stream.pause()
    },
    handleCommandComplete: ({ text }) => {
      rows = rowsIn(text)
      bytes.push(null)
    },
    handleReadyForQuery: () => {},
    handleError: (error) => void bytes.destroy(error),
  }
  client.query(copying)
  return { bytes, rows: () => rows }
}

/** `copy … from stdin`. How many rows were taken; when the bytes do not read, none. */
export function copyIn(client: Client, statement: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  return new Promise((done, failed) => {
    let rows = 0
    let over = false
    const copying: Copying & { handleCopyInResponse(connection: Wire): void } = {
      submit: (connection) => connection.query(statement),
      handleCopyInResponse: (wire) => void feed(wire, bytes, () => over).catch(failed),
      handleCommandComplete: ({ text }) => {
        rows = rowsIn(text)
      },
      handleReadyForQuery: () => done(rows),
      handleError: (error) => {
        over = true
        failed(error)
      },
    }
    client.query(copying)
  })
}

async function feed(wire: Wire, bytes: AsyncIterable<Uint8Array>, over: () => boolean): Promise<void> {
  try {
    for await (const chunk of bytes) {
      if (over()) return
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    }
    wire.endCopyFrom()
  } catch (error) {
    wire.sendCopyFail('what was to be copied does not read')
    throw error
  }
}
