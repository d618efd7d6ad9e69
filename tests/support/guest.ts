import type { z } from 'zod'
import * as evidence from '../../src/kernel/evidence/evidence.contract.ts'
import type { RouteSpec } from '../../src/kernel/route.contract.ts'
import * as contract from '../../src/complaints/guest/guest.contract.ts'
import type { TestApp } from './app.ts'
import { pdf } from './uploads.ts'

/** A complaint of somebody without an account, over HTTP; the desk of the tests shows its codes. */
export function guestsOf(app: TestApp) {
  const prove = async (address: string): Promise<string> => {
    // Another code to the same contact is let through after a minute.
    app.clock.now = new Date(app.clock.now.getTime() + 61_000)
    const { body } = await app.call(contract.requestCode, { kind: 'email', contact: address })
    const proven = await app.call(contract.proveContact, { id: body.id, code: body.shown ?? '' })
    if (proven.status !== 201) throw new Error(JSON.stringify(proven.error))
    return proven.body.proof
  }
  const filing = {
    category: 'other' as const,
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  const file = async (address: string, part: object = {}) => {
    const proof = await prove(address)
    const { body } = await app.call(contract.fileAsGuest, { ...filing, ...part, proof })
    return { ...body, token: body.page.replace('/track/', ''), proof }
  }
  /** A route of the case as it stands behind the link. */
  const behind = <I extends z.ZodObject, O extends z.ZodType>(route: RouteSpec<I, O>): RouteSpec<I, O> => ({
    ...route,
    path: contract.casePath(route.path),
  })
  const withPass = <I extends z.ZodObject, O extends z.ZodType>(
    route: RouteSpec<I, O>,
    pass: string,
  ): RouteSpec<I, O> => ({
    ...route,
    path: contract.filePath(route.path, pass),
  })
  const upload = async (pass: string, text: string): Promise<string> => {
    const data = pdf(text)
    const begun = await app.call(withPass(evidence.beginUpload, pass), {
      name: '聊天记录.pdf',
      type: 'application/pdf',
      bytes: data.length,
    })
    const { id } = begun.body
    const done = await app.call(withPass(evidence.appendContent, pass), { id, offset: 0 }, { payload: data })
    if (done.status !== 200) throw new Error(JSON.stringify(done.error))
    return id
  }
  return { prove, filing, file, behind, withPass, upload }
}
