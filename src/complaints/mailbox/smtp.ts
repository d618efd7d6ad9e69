import { plainAddress } from '../../kernel/notice/address.rules.ts'
import { openSmtp, smtpVerdict } from '../../kernel/notice/email.ts'
import type { Sent } from '../../kernel/notice/transport.ts'
import type { OutRow } from './out.store.ts'
import type { Post } from './post.ts'

/** The way out for letters. It throws nothing: every failure is one of the three answers. */
export type Sender = { send(letter: OutRow): Promise<Sent>; close(): void }

/** Null: no mail server is set up; letters are kept and shown. */
export function smtpSender(url: string | null, post: Post, ca: string | null = null): Sender | null {
  if (url === null) return null
  const transporter = openSmtp(url, ca)
  return {
    send: async (letter) => {
      if (!plainAddress.test(letter.toAddress)) return { done: 'never', error: 'bad-address' }
      try {
        await transporter.sendMail(mailOf(letter, post))
        return { done: 'sent' }
      } catch (error) {
        return smtpVerdict(error)
      }
    },
    close: () => transporter.close(),
  }
}

/**
 * Threads by Message-ID, In-Reply-To and References, and by the address answers go to. What a program writes says so (RFC 3834), and
 * carries our mark, by which we know it when it comes back.
 */
function mailOf(letter: OutRow, post: Post) {
  const byProgram = { acknowledgement: 'auto-replied', notice: 'auto-generated', answer: null, reply: null }[
    letter.kind
  ]
  return {
    from: { name: letter.language === 'zh' ? '投诉专员' : 'Complaints', address: post.address },
    to: { name: letter.toName ?? '', address: letter.toAddress },
    ...(letter.replyTo && { replyTo: letter.replyTo }),
    subject: letter.subject,
    text: letter.text,
    messageId: letter.messageId,
    date: letter.createdAt,
    ...(letter.inReplyTo && { inReplyTo: letter.inReplyTo, references: [...letter.refs] }),
    headers: {
      'X-Loop': post.address,
      ...(byProgram && { 'Auto-Submitted': byProgram, 'X-Auto-Response-Suppress': 'All' }),
    },
  }
}
