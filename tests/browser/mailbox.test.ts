import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encoderFor, letterOf } from '../support/letters.ts'
import { dovecotIsHere, openDovecot, type Dovecot } from '../support/mail/dovecot.ts'
import { openOutside } from '../support/outside.ts'
import { accessibilityProblems, launchBrowser, overflows, settled, startSite, visit, type Site } from './support.ts'

const isHere = dovecotIsHere()

let browser: Browser
let dovecot: Dovecot
let outside: Awaited<ReturnType<typeof openOutside>>
let site: Site
beforeAll(async () => {
  if (!isHere) return
  browser = await launchBrowser()
  outside = await openOutside()
  dovecot = await openDovecot()
  for (const letter of letters()) await dovecot.append(letter)
  site = await startSite(mailSettings(dovecot))
}, 240_000)
afterAll(async () => {
  if (!isHere) return
  await browser.close()
  await site.stop()
  await dovecot.remove()
  await outside.close()
})

const mailSettings = ({ imap }: Dovecot) => ({
  XIAOBAO_MAIL_HOST: imap.host,
  XIAOBAO_MAIL_PORT: String(imap.port),
  XIAOBAO_MAIL_TLS: imap.tls,
  XIAOBAO_MAIL_USER: imap.user,
  XIAOBAO_MAIL_PASSWORD: imap.password,
  XIAOBAO_MAIL_ADDRESS: 'tousu@xiaobao.example',
  SMTP_URL: outside.smtpUrl,
  SMTP_FROM: '消保 <tousu@xiaobao.example>',
})

const page = `<h1 onclick="alert(1)">您好</h1><img src="https://outside.example/track.gif"><script>document.title = 'taken'</script>
<p>在贵平台买的<b>水壶</b>漏水，商家不理。<a href="https://outside.example/steal">点这里看照片</a></p>`
function letters(): Buffer[] {
  const gbk = encoderFor('gb18030')
  const head = 'Content-Type: text/plain; charset=gb2312\r\n\r\n'
  return [
    letterOf({ from: '林小姐 <lin@example.cn>', subject: '退款二十天没有到账', id: '<1@example.cn>' }),
    letterOf({
      from: '王先生 <wang@example.cn>',
      subject: '水壶漏水',
      body: `Content-Type: text/html; charset=utf-8\r\n\r\n${page}`,
    }),
    letterOf({
      from: 'old@example.cn',
      subject: 'GBK',
      body: Buffer.concat([gbk(`${head}老程序写的信：发票一直没有开。\r\n`)]),
    }),
    letterOf({ from: '陈女士 <chen@example.cn>', subject: '假期自动回复', head: ['Auto-Submitted: auto-replied'] }),
    letterOf({ from: '', subject: '没有署名的投诉', text: '我不想留名字。你们平台上有店卖假货。' }),
    letterOf({
      from: 'broken@example.cn',
      subject: '附件打不开',
      body: 'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=klingon\r\n\r\n\xe5\xa5\xbd\r\n--x\r\nContent-Type: application/x-msdownload; name="收据.exe"\r\nContent-Transfer-Encoding: base64\r\n\r\nTVqQ\r\n--x--\r\n',
    }),
    letterOf({
      from: 'lin@example.cn',
      subject: '退款二十天没有到账',
      id: '<1@example.cn>',
      text: '另外的话，同一个编号',
    }),
  ]
}

/** The demo's own jobs come first; a letter is on the page before it is read. */
async function untilAllRead(tab: Page): Promise<void> {
  const counts = async () => {
    await tab.goto(`${site.url}/mailbox?tab=all`)
    await settled(tab)
    return [await tab.locator('tbody tr').count(), await tab.getByText('正在读取').count()]
  }
  await expect.poll(counts, { timeout: 100_000, interval: 1000 }).toEqual([7, 0])
}

test.skipIf(!isHere)(
  'an agent finds every letter and what became of it, and takes those that wait to their end',
  async () => {
    const { page: tab, problems } = await visit(browser, site, { role: 'agent' })
    await untilAllRead(tab)
    await settled(tab)
    expect([await accessibilityProblems(tab), await overflows(tab), problems]).toEqual([[], false, []])

    await tab.goto(`${site.url}/mailbox`)
    await tab.getByRole('link', { name: '没有署名的投诉' }).click()
    await tab.getByText('我不想留名字').waitFor()
    await tab.getByText('没有发件人').first().waitFor()
    await tab.getByText(/^其他步骤/).click()
    expect(await tab.getByRole('button', { name: '回信', exact: true }).isDisabled()).toBe(true)
    await tab.getByRole('button', { name: '搁置，不是投诉' }).click()
    await tab.getByLabel('理由').fill('已转为举报处理')
    await tab.getByRole('button', { name: '搁置，不是投诉' }).last().click()
    await tab.getByText('理由：已转为举报处理').waitFor()
    expect([await accessibilityProblems(tab), problems]).toEqual([[], []])

    await tab.goto(`${site.url}/mailbox`)
    await tab.getByRole('link', { name: '附件打不开' }).click()
    await tab.getByRole('button', { name: '立为投诉' }).click()
    await tab.getByRole('button', { name: '立为投诉' }).last().click()
    await tab.getByText('已立案').first().waitFor()
    await tab.getByRole('link', { name: /^XB-/ }).first().click()
    await tab.getByRole('heading', { name: '来往邮件' }).waitFor()
    await tab.getByText('b***@example.cn').first().waitFor()
    await settled(tab)
    expect([await accessibilityProblems(tab), problems]).toEqual([[], []])
  },
)

test.skipIf(!isHere)(
  'a letter written as a page is shown as words: nothing runs, nothing is loaded, nothing leads away',
  async () => {
    const { page: tab, problems, context } = await visit(browser, site, { role: 'agent' })
    const asked: string[] = []
    context.on('request', (request) => asked.push(request.url()))
    await untilAllRead(tab)
    await tab.getByRole('link', { name: '水壶漏水' }).click()
    await tab.getByText('商家不理').waitFor()
    await settled(tab)
    expect(await tab.title()).not.toContain('taken')
    expect(asked.filter((url) => url.includes('outside.example'))).toEqual([])
    expect(await tab.locator('a[href*="outside.example"], img[src*="outside.example"], iframe').count()).toBe(0)
    const [saved] = await Promise.all([tab.waitForEvent('download'), tab.getByText('下载原件（.eml）').click()])
    expect(saved.suggestedFilename()).toMatch(/\.eml$/)
    expect(problems).toEqual([])
  },
)
