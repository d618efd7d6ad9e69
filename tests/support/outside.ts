import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { emailTransport } from '../../src/kernel/notice/email.ts'
import { smsTransport, webhookTransport } from '../../src/kernel/notice/gateway.ts'
import type { Transports } from '../../src/kernel/notice/transport.ts'

export type Call = { readonly headers: Record<string, string>; readonly body: string }
export const gatewayToken = 'the-gateway-token'
export const webhookSecret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`

/** A mail server and an HTTP gateway that speak the real protocols on ports of their own, and say what the test tells them. */
export async function openOutside() {
  /** What the mail server says to the next recipients, then 250; what the gateway answers to the next calls, then 200. */
  const [replies, statuses]: [number[], number[]] = [[], []]
  const mails: ParsedMail[] = []
  const calls: Call[] = []
  const smtp = mailServer(replies, mails)
  const gateway: Server = createServer(async (request, response) => {
    calls.push({ headers: request.headers as Record<string, string>, body: await text(request) })
    response.writeHead(statuses.shift() ?? 200, { location: 'http://127.0.0.1:9/' }).end('{}')
  })
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done))
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${portOf(gateway)}/send`
  const smtpUrl = `smtp://127.0.0.1:${portOf(smtp.server)}`
  const transports: Transports = {
    email: emailTransport({
      url: smtpUrl,
      ca: null,
      from: '消保 <help@xiaobao.example>',
      publicUrl: 'https://xiaobao.example',
    }),
    sms: smsTransport({ url, token: gatewayToken, signName: '消保', publicUrl: 'https://xiaobao.example' }),
    webhook: webhookTransport({ url, secret: webhookSecret }),
  }
  const close = async (): Promise<void> => {
    for (const transport of Object.values(transports)) transport?.close?.()
    await new Promise<void>((done) => smtp.close(done))
    gateway.close()
  }
  const forget = (): void => [replies, statuses, mails, calls].forEach((list) => (list.length = 0))
  return { replies, statuses, mails, calls, smtpUrl, transports, forget, close }
}

const portOf = (server: { address(): AddressInfo | string | null }): number => (server.address() as AddressInfo).port

function mailServer(replies: number[], mails: ParsedMail[]): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const code = replies.shift()
      done(code ? Object.assign(new Error('not now, a.person@example.com'), { responseCode: code }) : null)
    },
    onData: (stream, _session, done) => {
      const read = async () => {
        mails.push(await simpleParser(stream))
        done()
      }
      void read()
    },
  })
}
