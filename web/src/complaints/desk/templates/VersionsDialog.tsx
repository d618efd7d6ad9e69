import { listVersions, type TemplateView } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { When } from '../../../parts/When.tsx'
import { useText } from '../../../text/text.ts'
import { gapsInWords } from './gap-words.ts'

export function VersionsDialog({ of, onClose }: { readonly of: TemplateView; readonly onClose: () => void }) {
  const { t } = useText()
  const { data, problem, refetch } = useRoute(listVersions, { id: of.id })
  return (
    <Dialog title={t('templates.versions', { name: of.name })} onClose={onClose}>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={4} />}
      <ol className="played">
        {(data?.rows ?? []).map((row) => (
          <li key={row.version} className="stack-tight">
            <p className="row">
              <strong>{t('templates.version', { n: row.version })}</strong>
              <span>{row.name}</span>
              <span className="quiet small">
                {row.by} <When at={row.at} />
                {row.retired && ` · ${t('desk.tags.retired')}`}
              </span>
            </p>
            <p className="desk-note-text inset">
              {row.body.kind === 'reply'
                ? gapsInWords(t, [row.body.zh, row.body.en].filter(Boolean).join('\n'))
                : row.body.steps.map((step) => t(`templates.do.${step.do}`)).join(' → ')}
            </p>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
