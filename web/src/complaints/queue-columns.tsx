import { Link } from '@tanstack/react-router'
import type { ComplaintRow } from '../../../src/complaints/complaint.contract.ts'
import { QueueColumn } from '../../../src/complaints/desk/views/view.contract.ts'
import { ClockBar } from '../parts/ClockBar.tsx'
import type { Column } from '../parts/DataTable.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { TagChip } from './desk/TagChip.tsx'
import type { QueueReader } from './QueuePage.tsx'
import { StandTag, UrgencyTag, useClaimWords } from './marks.tsx'

/**
 * Only staff see who works on a complaint, and a merchant needs no column for its own name. Beside an opened case there is room for
 * what one chooses by: the time, the complaint and its state.
 */
type Wanted = {
  readonly reader: QueueReader
  readonly beside: boolean
  /** Of the columns that can be left out, those that stand. */
  readonly only: readonly QueueColumn[]
}
export function useQueueColumns({ reader, beside, only }: Wanted): Column<ComplaintRow>[] {
  const { t } = useText()
  const claim = useClaimWords()
  const all: (Column<ComplaintRow> & { readonly wide?: boolean })[] = [
    {
      key: 'time',
      title: t('complaints.queue.time'),
      width: beside ? '42%' : '19%',
      render: (row) =>
        row.clock ? <ClockBar clock={row.clock} compact /> : <When at={row.closedAt ?? row.receivedAt} />,
    },
    {
      key: 'receipt',
      title: t('complaints.queue.receipt'),
      width: beside ? '36%' : '20%',
      render: (row) => (
        <>
          <Link to={`/complaints/${row.id}`}>{t(`complaints.category.${row.category}`)}</Link> <UrgencyTag of={row} />
          <div className="quiet small code">{row.receipt}</div>
          {row.tags.length > 0 && (
            <div className="row">
              {row.tags.map((tag) => (
                <TagChip key={tag.id} colour={tag.colour}>
                  {tag.name}
                </TagChip>
              ))}
            </div>
          )}
        </>
      ),
    },
    { key: 'state', title: t('complaints.queue.stateColumn'), width: '18%', render: (row) => <StandTag of={row} /> },
    {
      wide: true,
      key: 'claim',
      title: t('complaints.queue.claimColumn'),
      width: '11%',
      render: (row) => claim(row),
    },
    ...(reader === 'shop'
      ? []
      : [
          {
            wide: true,
            key: 'merchant',
            title: t('complaints.queue.merchant'),
            render: (row: ComplaintRow) => row.merchant?.name ?? '',
          },
        ]),
    ...(reader !== 'staff'
      ? []
      : [
          {
            wide: true,
            key: 'agent',
            title: t('complaints.queue.agent'),
            width: '100px',
            render: (row: ComplaintRow) =>
              row.agent?.name ?? <span className="quiet">{t('complaints.queue.nobody')}</span>,
          },
        ]),
    {
      wide: true,
      key: 'received',
      title: t('complaints.queue.received'),
      width: '150px',
      render: (row) => <When at={row.receivedAt} />,
    },
  ]
  const stands = ({ key }: { key: string }) =>
    QueueColumn.safeParse(key).success === false || only.some((one) => one === key)
  return all.filter((column) => (beside ? !column.wide : stands(column)))
}
