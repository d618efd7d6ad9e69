import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { captureChannels } from '../../../../src/complaints/enter/capture.contract.ts'
import type { Receipt } from '../../../../src/complaints/enter/entry.contract.ts'
import { DayText, When } from '../../parts/When.tsx'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { Say } from './Say.tsx'

/** The number to read out, sign by sign, and the two days: the call ends with them. */
export function EntryReceipt({ of, onNext }: { readonly of: Receipt; readonly onNext: () => void }) {
  const { t, language } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const day = (text: string | null) => (text === null ? '' : dayWords(text, language))
  return (
    <div className="page page-narrow stack">
      <h1 ref={heading} tabIndex={-1}>
        {t(isPost(of) ? 'enter.done.captured' : 'enter.done.title')}
      </h1>
      <section className="surface receipt stack">
        <p className="entry-number code">{of.receipt}</p>
        {of.channel === 'phone' && (
          <>
            <p className="quiet small">{t('enter.done.spelled')}</p>
            <p className="entry-spelled number">{spelled(of.receipt)}</p>
            <Say>
              {t('enter.script.goodbye', {
                receipt: of.receipt,
                respondBy: day(of.respondBy),
                finishBy: day(of.finishBy),
              })}
            </Say>
          </>
        )}
        <dl className="entry-summary">
          <Line label={t('enter.done.channel')}>{channelWords(t, of.channel)}</Line>
          {of.reference && !isPost(of) && <Line label={t('enter.field.reference')}>{of.reference}</Line>}
          {of.respondBy && (
            <Line label={t('enter.done.respondBy')}>
              <DayText day={of.respondBy} />
            </Line>
          )}
          {of.finishBy && (
            <Line label={t('enter.done.finishBy')}>
              <DayText day={of.finishBy} />
            </Line>
          )}
          {of.answerBy && (
            <Line label={t('enter.field.answerBy')}>
              <DayText day={of.answerBy} />
            </Line>
          )}
          {of.callBack && (
            <Line label={t('enter.field.callBackAt')}>
              <When at={of.callBack.dueAt} />
            </Line>
          )}
        </dl>
        {!of.orderLinked && (
          <p className="note note-risk">{t(isPost(of) ? 'enter.done.unverified' : 'enter.done.notLinked')}</p>
        )}
        {of.others.map((other) => (
          <p key={other.id} className="note">
            {t('enter.done.other', { state: t(`complaints.state.${other.state}`) })}{' '}
            <Link to={`/complaints/${other.id}`} className="code">
              {other.receipt}
            </Link>
          </p>
        ))}
      </section>
      <div className="actions">
        <Button type="primary" onClick={onNext}>
          {t('enter.done.next')}
        </Button>
        <Link to={`/complaints/${of.complaint}`}>{t('enter.done.open')}</Link>
        <Link to="/complaints/calls">{t('enter.calls.title')}</Link>
      </div>
    </div>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="quiet small">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Nobody reads this number out: whoever posted is not known yet. */
const isPost = ({ channel }: Receipt): boolean => captureChannels.some((one) => one === channel)

/** `XB-20261125-7K3M-9Q2F` → `X B － 2 0 2 6 …`: read out like this, no sign is lost on the line. */
const spelled = (receipt: string): string =>
  receipt
    .split('-')
    .map((part) => [...part].join(' '))
    .join(' — ')
