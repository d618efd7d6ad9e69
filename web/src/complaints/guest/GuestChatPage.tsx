import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { z } from 'zod'
import { longestMessage } from '../../../../src/complaints/chat/chat.contract.ts'
import { readHours, startGuestChat } from '../../../../src/complaints/chat/guest-chat.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { useDraft } from '../../parts/draft.ts'
import { Field } from '../../parts/Field.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { NoPermission } from '../../shell/NoPermission.tsx'
import { useSession } from '../../shell/session.ts'
import { whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { ContactStep } from './ContactStep.tsx'
import { useVisit, type VisitProps } from './visit.ts'
import '../complaints.css'
import '../chat/chat.css'

/** The address is the same for everybody; who works here answers at the desk. */
export function GuestChatPage() {
  const { me } = useSession()
  return me ? <NoPermission needed={['consumer']} /> : <Begin />
}

const Draft = z.object({ text: z.string(), orderNumber: z.string(), name: z.string() })
const empty = { text: '', orderNumber: '', name: '' }

/** What it is about, then a contact that is proven, because the link to the chat is sent there when nobody is at the desk. */
function Begin() {
  const { t, language } = useText()
  const { visit, change } = useVisit()
  const draft = useDraft('guest-chat', Draft, empty)
  const { data: desk } = useRoute(readHours, {})
  const words = desk?.opensAt
    ? t('chat.closed', { hours: desk.hours, when: whenWords(desk.opensAt, language) })
    : t('chat.open', { hours: desk?.hours ?? '' })
  return (
    <div className="page page-narrow">
      <PageHead title={t('chat.title')} lead={t('chat.guest.lead')} />
      {desk && (
        <p className={desk.open ? 'note note-kept' : 'note note-risk'}>
          {words} <Link to="/complaints/new">{t('chat.file')}</Link>
        </p>
      )}
      {visit.chat && (
        <p className="note row row-apart">
          {t('chat.guest.goingOn')} <Link to={visit.chat}>{t('chat.guest.goOn')}</Link>
        </p>
      )}
      <p>
        <Link to="/sign-in" search={{ back: '/chat' }}>
          {t('guest.file.signIn')}
        </Link>
      </p>
      <section className="surface stack">
        <h2>{t('guest.step.contact')}</h2>
        <ContactStep {...{ visit, change }} draft={draft.value} changeDraft={draft.change} />
      </section>
      <Asking {...{ visit, change, draft }} open={desk?.open ?? true} />
    </div>
  )
}

type Asked = VisitProps & { readonly draft: ReturnType<typeof useDraft<typeof Draft>>; readonly open: boolean }
function Asking({ visit, change, draft, open }: Asked) {
  const { t } = useText()
  const navigate = useNavigate()
  const { text, orderNumber, name } = draft.value
  const act = useAct(startGuestChat, { refresh: [] })
  const start = async () => {
    if (!visit.proven) return
    const typed = { ...(orderNumber.trim() && { orderNumber }), ...(name.trim() && { name }) }
    const begun = await act.run({ proof: visit.proven.proof, text, ...typed })
    if (!begun) return
    draft.discard()
    change({ chat: begun.page })
    await navigate({ to: begun.page })
  }
  const labels = { text: t('chat.text'), orderNumber: t('guest.file.orderNumber') }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void start()
      }}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      <Field name="orderNumber" label={labels.orderNumber} required={false} problem={act.problem}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={80}
            value={orderNumber}
            onChange={(event) => draft.change({ orderNumber: event.target.value })}
          />
        )}
      </Field>
      <WordsField
        name="text"
        label={labels.text}
        help={t('chat.textHelp')}
        problem={act.problem}
        upTo={8}
        most={longestMessage}
        value={text}
        onChange={(words) => draft.change({ text: words })}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={text.trim() === '' || !visit.proven}>
          {t(open ? 'chat.start' : 'chat.leave')}
        </Button>
        {!visit.proven && <span className="quiet small">{t('chat.guest.first')}</span>}
      </div>
    </form>
  )
}
