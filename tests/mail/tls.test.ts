import { createServer } from 'node:tls'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFolder } from '../../src/complaints/mailbox/imap.ts'
import { openSmtp } from '../../src/kernel/notice/email.ts'
import { ownCertificate } from '../support/mail/certificate.ts'
import { dovecotIsHere, openDovecot, type Dovecot } from '../support/mail/dovecot.ts'

const isHere = dovecotIsHere()
const onDovecot = test.skipIf(!isHere)
let dovecot: Dovecot
let certificate: ReturnType<typeof ownCertificate>
beforeAll(async () => {
  certificate = ownCertificate()
  if (isHere) dovecot = await openDovecot(certificate)
})
afterAll(async () => {
  if (isHere) await dovecot.remove()
  certificate.remove()
})

onDovecot(
  'a letter is read over TLS from the first byte, and over STARTTLS, with the authority that was named',
  async () => {
    await dovecot.append('Subject: over TLS\r\n\r\nwords\r\n')
    for (const settings of [dovecot.imaps, { ...dovecot.imap, tls: 'starttls' as const }]) {
      const box = await openFolder({ ...settings, ca: certificate.pem })
      await box.look()
      const [uid] = await box.after(0, 10)
      expect((await box.fetch(uid ?? 0))?.raw.toString()).toContain('over TLS')
      await box.close()
    }
  },
)

onDovecot('a certificate that nobody vouches for is refused, and no password is sent', async () => {
  for (const settings of [dovecot.imaps, { ...dovecot.imap, tls: 'starttls' as const }])
    await expect(openFolder(settings)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
})

test('mail goes out over TLS to a server whose authority was named, and to no other', async () => {
  const lines: string[] = []
  const server = createServer({ key: readFileSync(certificate.key), cert: certificate.pem }, (socket) => {
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (said) => {
      lines.push(String(said))
      socket.write(String(said).startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n')
    })
  })
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `smtps://127.0.0.1:${port}`
  const unknown = openSmtp(url, null)
  await expect(unknown.verify()).rejects.toThrow(/self.signed/)
  unknown.close()
  expect(lines).toEqual([])
  const known = openSmtp(url, certificate.pem)
  expect(await known.verify()).toBe(true)
  known.close()
  expect(lines[0]).toMatch(/^EHLO/)
  server.close()
})
