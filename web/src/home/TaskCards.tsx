import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import type { listTasks } from '../../../src/kernel/http/home.contract.ts'
import { useText } from '../text/text.ts'
import { DueText } from './DueText.tsx'
import './home.css'

export type TaskLine = z.output<(typeof listTasks)['output']>['rows'][number]

/** Tasks on a phone: one card each, the whole card opens it. */
export function TaskCards({ tasks }: { readonly tasks: readonly TaskLine[] }) {
  const { say } = useText()
  return (
    <ul className="stack-tight">
      {tasks.map((task) => (
        <li key={`${task.href} ${task.title.zh}`}>
          <Link to={task.href} className="card-link surface">
            <strong>{say(task.title)}</strong>
            <span className="quiet">{task.detail}</span>
            <DueText dueAt={task.dueAt} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
