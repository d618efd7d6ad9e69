import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  downloadRejections,
  readImport,
  startImport,
  stopImport,
  type ImportDetail,
} from '../../../src/marketplace/import.contract.ts'
import { importFields, importKindWords } from '../../../src/marketplace/import-kind.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { requestOf } from '../api/url.ts'
import { DetailPage } from '../parts/DetailPage.tsx'
import { Problem } from '../parts/Problem.tsx'
import { PageSkeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useId } from '../shell/place.ts'
import { bytesWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { ImportMark } from './marks.tsx'
import { ImportSettings } from './ImportSettings.tsx'
import { Rejections, useReason } from './Rejections.tsx'
import './marketplace.css'

/** One file: what it is, a trial, the real thing, and the report that accounts for every row. */
export function ImportPage() {
  const { t, say } = useText()
  const id = useId()
  const [moving, setMoving] = useState(true)
  const { data, problem, refetch } = useRoute(readImport, { id }, { ...(moving && { refetchEveryMs: 1_000 }) })
  const busy = data?.state === 'running' || data?.state === 'checking'
  if (data && busy !== moving) setMoving(busy)
  if (problem)
    return (
      <div className="page page-narrow">
        <h1>{t('marketplace.imports.title')}</h1>
        <Problem problem={problem} onRetry={() => void refetch()} />
      </div>
    )
  if (!data) return <PageSkeleton />
  return (
    <DetailPage
      title={data.fileName}
      tags={<ImportMark state={data.state} />}
      back={<Link to="/imports">← {t('marketplace.imports.back')}</Link>}
      facts={[
        { label: t('marketplace.imports.kind'), value: data.kind ? say(importKindWords[data.kind]) : '–' },
        { label: t('marketplace.imports.source'), value: data.source },
        { label: t('marketplace.imports.file'), value: `${bytesWords(data.bytes)} · ${data.encoding.toUpperCase()}` },
        { label: t('marketplace.imports.when'), value: <When at={data.createdAt} /> },
      ]}
      {...(data.state !== 'done' && { now: <Run data={data} /> })}
    >
      {(data.startedAt !== null || data.state === 'failed') && <Report data={data} />}
      {data.state !== 'done' && <ImportSettings key={`${data.id} ${data.kind}`} data={data} disabled={busy} />}
      <Sample data={data} />
    </DetailPage>
  )
}

function Run({ data }: { readonly data: ImportDetail }) {
  const { t, say } = useText()
  const start = useAct(startImport, { refresh: [readImport] })
  const stop = useAct(stopImport, { refresh: [readImport] })
  const words = (name: string): string => {
    const field = data.kind ? importFields[data.kind].find((one) => one.name === name) : undefined
    return field ? say(field.words) : name
  }
  if (data.state === 'running' || data.state === 'checking')
    return (
      <div className="surface stack-tight">
        <label className="stack-tight">
          <span>
            {t('marketplace.imports.progress')} <span className="number">{Math.round(data.progress * 100)}%</span>
          </span>
          <progress className="import-progress" max={1} value={data.progress} />
        </label>
        <Button loading={stop.busy} onClick={() => void stop.run({ id: data.id })}>
          {t('marketplace.imports.stop')}
        </Button>
        {stop.problem && <Problem problem={stop.problem} />}
      </div>
    )
  const ready = data.problems.length === 0
  return (
    <div className="surface stack-tight">
      {!ready && (
        <div className="stack-tight">
          <strong>{t('marketplace.imports.problemsTitle')}</strong>
          <ul>
            {data.problems.map(({ field, problem }) => (
              <li key={`${field} ${problem}`}>
                {problem === 'kind-missing' ? '' : `${words(field)}: `}
                {t(`marketplace.imports.problems.${problem}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Button disabled={!ready} loading={start.busy} onClick={() => void start.run({ id: data.id, dry: true })}>
        {t('marketplace.imports.dryRun')}
      </Button>
      <Button
        type="primary"
        disabled={!ready}
        loading={start.busy}
        onClick={() => void start.run({ id: data.id, dry: false })}
      >
        {t('marketplace.imports.run')}
      </Button>
      <p className="quiet small">{t('marketplace.imports.runHint')}</p>
      {start.problem && <Problem problem={start.problem} />}
    </div>
  )
}

function Report({ data }: { readonly data: ImportDetail }) {
  const { t } = useText()
  const reason = useReason()
  const number = (value: number): string => value.toLocaleString('en-US')
  return (
    <section className="surface stack">
      <h2>{t(data.dry ? 'marketplace.imports.dryReport' : 'marketplace.imports.report')}</h2>
      <dl className="import-figures">
        {(['rows', 'loaded', 'unchanged', 'rejected'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`marketplace.imports.${name}`)}</dt>
            <dd>{number(data[name])}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small">
        {t('marketplace.imports.accounted', {
          rows: number(data.rows),
          loaded: number(data.loaded),
          unchanged: number(data.unchanged),
          rejected: number(data.rejected),
        })}
      </p>
      {data.failure && <p role="alert">{t('marketplace.imports.failed', { reason: reason(data.failure) })}</p>}
      {data.rejected > 0 && (
        <>
          <Rejections data={data} />
          <a href={requestOf(downloadRejections, { id: data.id }).url} download>
            {t('marketplace.imports.download')}
          </a>
        </>
      )}
    </section>
  )
}

function Sample({ data }: { readonly data: ImportDetail }) {
  const { t } = useText()
  if (data.sample.length === 0) return null
  return (
    <section className="surface stack-tight">
      <h2>{t('marketplace.imports.sample')}</h2>
      {/* A wide table scrolls by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="import-scroll small" tabIndex={0} aria-label={t('marketplace.imports.sample')}>
        <table>
          <thead>
            <tr>
              {data.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.sample.map((row, place) => (
              <tr key={row.join(' ') || String(place)}>
                {data.columns.map((name, at) => (
                  <td key={name}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
