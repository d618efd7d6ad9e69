import { Button } from 'antd'
import { useText } from '../text/text.ts'

/** What `useList` gives; spread it in. */
export type Paging = {
  readonly page: number
  readonly hasPrevious: boolean
  readonly hasNext: boolean
  readonly goNext: () => void
  readonly goPrevious: () => void
}

export function Pager(props: Paging & { readonly count: number }) {
  const { t } = useText()
  if (!props.hasNext && !props.hasPrevious) return null
  return (
    <nav className="pager no-print needs-script" aria-label={t('parts.table.page', { n: props.page })}>
      <output className="small quiet">
        {t('parts.table.page', { n: props.page })} · {t('parts.table.rows', { n: props.count })}
      </output>
      <Button size="small" disabled={!props.hasPrevious} onClick={props.goPrevious}>
        {t('parts.table.previous')}
      </Button>
      <Button size="small" disabled={!props.hasNext} onClick={props.goNext}>
        {t('parts.table.next')}
      </Button>
    </nav>
  )
}
