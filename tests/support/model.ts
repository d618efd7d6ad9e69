import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

const Body = z.object({
  model: z.string(),
  stream: z.literal(false),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
})
export type ModelCall = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly asked: string
}
type Answers = (response: ServerResponse, call: ModelCall) => void

/** A service that speaks the chat-completions protocol on a port of its own, and says what the test tells it. */
export async function openModel() {
  const calls: ModelCall[] = []
  const waiting: (() => void)[] = []
  const state: { answers: Answers } = { answers: saying('（草稿）') }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const { messages } = Body.parse(JSON.parse(body))
    const call = {
      path: request.url ?? '',
      headers: request.headers,
      body,
      asked: messages.map(({ content }) => content).join('\n\n'),
    }
    calls.push(call)
    for (const tell of waiting.splice(0)) tell()
    state.answers(response, call)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    calls,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    answer: (answers: Answers) => (state.answers = answers),
    /** When the next call has arrived. */
    called: () => new Promise<void>((done) => waiting.push(done)),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const completion = (content: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 321, completion_tokens: 45, total_tokens: 366 },
  ...more,
})
/** An ordinary answer; what it says may depend on what it was asked. */
export const saying =
  (said: string | ((call: ModelCall) => string)): Answers =>
  (response, call) =>
    json(response, 200, completion(typeof said === 'string' ? said : said(call)))
export const failing =
  (status: number): Answers =>
  (response) =>
    json(response, status, { error: { message: 'no' } })
export const silent: Answers = () => {}
export const sending =
  (body: unknown): Answers =>
  (response) =>
    json(response, 200, body)
/** An event stream, though nobody asked for one. */
export const streaming: Answers = (response) =>
  void response
    .writeHead(200, { 'content-type': 'text/event-stream' })
    .end('data: {"choices":[{"delta":{"content":"草"}}]}\n\ndata: [DONE]\n\n')
export const huge: Answers = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.on('error', () => {})
  response.end(Buffer.alloc(8 * 1024 * 1024, 0x20))
}
export const breaking: Answers = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"choices":[', () => response.destroy())
}
export const redirecting =
  (location: string): Answers =>
  (response) =>
    void response.writeHead(307, { location }).end()
