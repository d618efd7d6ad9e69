import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** A line to a mail server that a test may have fall silent, or break, as lines do. */
export type Line = {
  readonly port: number
  /** How often somebody called since it was opened. */
  calls(): number
  /** Nothing more passes on the lines that are open, and neither end hears that: a router that forgot them. */
  silence(): void
  /** The lines that are open end at once. */
  cut(): void
  close(): Promise<void>
}

type Options = {
  /** What the server says is passed on as this. */
  readonly said?: (words: string) => string
}

export async function openLine(to: number, { said }: Options = {}): Promise<Line> {
  const ends = new Set<Socket>()
  let calls = 0
  const server = createServer((near) => {
    calls += 1
    const far = connect(to, '127.0.0.1')
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => {})
      end.on('close', () => ends.delete(end))
    }
    near.on('data', (words) => far.write(words))
    far.on('data', (words) => near.write(said ? said(words.toString('latin1')) : words, 'latin1'))
    near.on('end', () => far.end())
    far.on('end', () => near.end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    calls: () => calls,
    silence: () => {
      for (const end of ends) {
        end.removeAllListeners('data')
        end.on('data', () => {})
      }
    },
    cut,
    close: async () => {
      server.close()
      cut()
      await once(server, 'close')
    },
  }
}
