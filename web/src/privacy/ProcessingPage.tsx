import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { exportProcessing, readProcessing, type Processing } from '../../../src/privacy/fields/fields.contract.ts'
import * as words from '../../../src/privacy/fields/fields-words.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/text.ts'
import { dayWords } from '../text/time.ts'
import { ClassTag } from './KindTerms.tsx'
import './privacy.css'

/** 处理活动记录: for an authority, on paper or as a file. */
export function ProcessingPage() {
  const { t, say, language } = useText()
  const { data, problem, loading, refetch } = useRoute(readProcessing, {})
  const chapters = [...Map.groupBy(data?.rows ?? [], ({ capability }) => capability)]
  return (
    <div className="page stack">
      <PageHead
        title={t('fields.processing.title')}
        lead={t('fields.processing.lead')}
        action={<Button onClick={() => window.print()}>{t('fields.processing.print')}</Button>}
      />
      <p className="small quiet">
        {data && t('fields.processing.on', { day: dayWords(data.on, language) })} {t('fields.processing.readersHelp')}{' '}
        <a className="no-print" href={`${exportProcessing.path}?language=${language}`} download="processing.csv">
          {t('fields.export')}
        </a>
      </p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={12} />}
      {chapters.map(([chapter, rows]) => (
        <section key={chapter} className="stack-tight">
          <h2>{say(words.capabilityWords[chapter])}</h2>
          <Rows of={rows} label={say(words.capabilityWords[chapter])} />
        </section>
      ))}
    </div>
  )
}

function Rows({ of, label }: { readonly of: readonly Processing[]; readonly label: string }) {
  const { t } = useText()
  return (
    // Scrolled with the arrow keys, because it may be wider than the window.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="record-frame" tabIndex={0} aria-label={label}>
      <table className="record">
        <thead>
          <tr>
            {(
              [
                'processing.what',
                'purposes',
                'basis',
                'keep',
                'erase',
                'processing.readers',
                'processing.protect',
              ] as const
            ).map((key) => (
              <th key={key} scope="col">
                {t(`fields.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.map((row) => (
            <Row key={row.kind.id} of={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ of: { kind, readers, fields, sealed } }: { readonly of: Processing }) {
  const { t, say, list } = useText()
  const mask = kind.mask ? say(words.maskWords[kind.mask]) : ''
  return (
    <tr>
      <th scope="row">
        {say(kind.title)}
        <div className="small">
          <ClassTag of={kind.class} />
        </div>
      </th>
      <td>{list(kind.purposes.map((one) => say(words.purposeWords[one])))}</td>
      <td>{kind.basis && say(kind.basis)}</td>
      <td>{kind.keep && say(kind.keep)}</td>
      <td>
        {kind.onErase && say(words.erasureWords[kind.onErase])}
        {kind.why && <div className="small quiet">{say(kind.why)}</div>}
      </td>
      <td>
        {readers === null && <Link to="/admin/permissions">{t('fields.processing.byPermission')}</Link>}
        {readers?.length === 0
          ? t('fields.processing.nobody')
          : list((readers ?? []).map((role) => say(roleWords[role])))}
      </td>
      <td>{t('fields.processing.protected', { n: fields, sealed, mask })}</td>
    </tr>
  )
}
