import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { flagPosting, readPosting, sayMeToo, type Posting } from '../../../../src/complaints/column/column.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useHead } from '../../shell/head.ts'
import { useId } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { PostingCard } from './PostingCard.tsx'
import './column.css'

/** One complaint of the column at an address that stays. */
export function PostingPage() {
  const { t } = useText()
  const id = useId()
  const { data, problem, refetch } = useRoute(readPosting, { id })
  useHead({ title: data?.title })
  if (problem?.status === 404)
    return (
      <EmptyState heading title={t('column.gone')} action={<Link to="/column">{t('column.title')}</Link>}>
        {t('column.goneHelp')}
      </EmptyState>
    )
  return (
    <div className="page page-article stack">
      <p className="no-print">
        <Link to="/column">{t('column.title')}</Link>
      </p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={8} />}
      {data && <PostingCard of={data} whole />}
      {data && <Reader of={data} />}
      {data && (
        <p className="no-print">
          <Link to={`/column?merchant=${data.merchant.id}`}>{t('column.moreOf', { shop: data.merchant.name })}</Link>
        </p>
      )}
    </div>
  )
}

function Reader({ of }: { readonly of: Posting }) {
  const { t } = useText()
  const { me } = useSession()
  const [reason, setReason] = useState('')
  const [done, setDone] = useState(false)
  const me2 = useAct(sayMeToo)
  const flag = useAct(flagPosting, { done: () => setDone(true), refresh: [] })
  if (me === null)
    return (
      <p className="quiet small no-print">
        {t('column.signIn')}{' '}
        <Link to="/sign-in" search={{ back: `/column/${of.id}` }}>
          {t('column.door.signIn')}
        </Link>
      </p>
    )
  return (
    <section className="stack-tight no-print">
      {me.roles.includes('consumer') && (
        <p className="stack-tight">
          <Link to="/complaints/new" search={{ column: of.id, category: of.category }}>
            {t('column.door.file')}
          </Link>
          <span className="quiet small">{t('column.door.fileHelp', { shop: of.merchant.name })}</span>
        </p>
      )}
      <div>
        <Button loading={me2.busy} onClick={() => void me2.run({ id: of.id })}>
          {t('column.meToo')}
        </Button>
      </div>
      {me2.problem && <Problem problem={me2.problem} />}
      {done ? (
        <p className="note note-kept">{t('column.flagged')}</p>
      ) : (
        <details>
          <summary>{t('column.flag')}</summary>
          <form
            className="stack-tight"
            onSubmit={(event) => {
              event.preventDefault()
              void flag.run({ id: of.id, reason })
            }}
          >
            <Field name="reason" label={t('column.flagWhy')} problem={flag.problem}>
              {(control) => (
                <Input
                  {...control}
                  maxLength={1000}
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                />
              )}
            </Field>
            {flag.problem && <Problem problem={flag.problem} />}
            <Button htmlType="submit" loading={flag.busy}>
              {t('column.flagSend')}
            </Button>
          </form>
        </details>
      )}
    </section>
  )
}
