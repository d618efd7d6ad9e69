import { z } from 'zod'
import { setting } from './setting.ts'

const verifier = /^[^\s+,]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/
const listOf = (text: string): string[] => text.split(',').map((entry) => entry.trim())

const witnesses = z.string().transform((text, problem): readonly { verifier: string; url: string }[] => {
  const list = listOf(text).map((entry) => entry.split(/\s+/))
  const good = list.every(
    ([key = '', url = '', ...rest]) =>
      verifier.test(key) && /^https?:$/.test(URL.parse(url)?.protocol ?? '') && rest.length === 0,
  )
  if (good && list.length <= 20) return list.map(([key = '', url = '']) => ({ verifier: key, url }))
  problem.addIssue('not a list of witnesses')
  return z.NEVER
})

/** Who watches over the log of facts (src/kernel/proof/witness). */
export const proofSettingTable = {
  XIAOBAO_WITNESSES: setting({
    type: witnesses,
    default: null,
    defaultWords: 'nobody',
    allowed:
      'up to 20 witnesses with commas between, each its key and its address: name+hash+key https://witness.example.cn/api/witness',
    words: {
      zh: '请谁见证本站的事实日志（每分钟签署检查点）：监管部门、消协或另一套小保',
      en: 'Who signs how the log of facts stands, every minute: a regulator, an association, another installation',
    },
  }),
  XIAOBAO_WITNESS_OF: setting({
    type: z
      .string()
      .transform(listOf)
      .refine((list) => list.length <= 200 && list.every((entry) => verifier.test(entry))),
    default: null,
    defaultWords: 'nobody',
    allowed: 'up to 200 keys of logs with commas between, as their /verify page shows them: name+hash+key',
    words: {
      zh: '本站作为见证方，为哪些事实日志签署检查点',
      en: 'Logs of others that this installation signs for as a witness',
    },
  }),
}
