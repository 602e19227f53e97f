import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Enrolment } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { useWithdraw } from './api/enrolments';
import { EnrolmentMark } from './marks';

type Props = {
  courseId: string;
  items: Enrolment[];
  /** The ids of those that are ticked; without it nobody is. */
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: ReadonlySet<string>) => void;
};

/** Teachers in a course, each with what it came to. */
export function EnrolmentRows({ courseId, items, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState<Enrolment | null>(null);
  const withdraw = useWithdraw(courseId);
  const open = items.filter((one) => one.state !== 'WITHDRAWN');
  const ticked = chosen ? open.filter((one) => chosen.has(one.id)).length : 0;
  const choose = (ids: string[], on: boolean) => {
    const next = new Set(chosen);
    ids.forEach((id) => (on ? next.add(id) : next.delete(id)));
    onChoose?.(next);
  };
  const close = () => {
    withdraw.reset();
    setLeaving(null);
  };
  return (
    <>
      {chosen && (
        <Checkbox
          className="no-print"
          label={t('courses.chooseAll')}
          checked={ticked > 0 && ticked === open.length}
          indeterminate={ticked > 0 && ticked < open.length}
          onChange={(event) =>
            choose(
              open.map((one) => one.id),
              event.currentTarget.checked,
            )
          }
        />
      )}
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('courses.fullName')}</th>
            <th role="columnheader">{t('courses.teacherPosition')}</th>
            <th role="columnheader">{t('courses.school')}</th>
            <th role="columnheader">{t('courses.state')}</th>
            <th role="columnheader">{t('courses.certificate')}</th>
            <th role="columnheader">
              <span className="visually-hidden">{t('courses.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <tr key={one.id} role="row">
              <td role="cell" className={grid.lead}>
                {chosen && one.state !== 'WITHDRAWN' ? (
                  <Checkbox
                    label={one.fullName}
                    checked={chosen.has(one.id)}
                    onChange={(event) => choose([one.id], event.currentTarget.checked)}
                  />
                ) : (
                  one.fullName
                )}
              </td>
              <td role="cell" data-label={t('courses.teacherPosition')}>
                {one.position}
              </td>
              <td role="cell" data-label={t('courses.school')}>
                <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
                  {one.organization.name}
                </AppLink>
              </td>
              <td role="cell">
                <EnrolmentMark state={one.state} />
              </td>
              <td role="cell" data-label={t('courses.certificate')}>
                {one.certificateNumber &&
                  one.completedOn &&
                  t('courses.certificateOf', { number: one.certificateNumber, day: formatDay(one.completedOn) })}
              </td>
              <td role="cell">
                {one.allowedActions.includes('withdraw') && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    className="no-print"
                    aria-label={t('courses.withdrawOf', { name: one.fullName })}
                    onClick={() => setLeaving(one)}
                  >
                    {t('courses.withdraw')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && (
        <ConfirmDialog
          title={t('courses.withdrawTitle')}
          text={t('courses.withdrawText', { name: leaving.fullName })}
          action={t('courses.withdraw')}
          danger
          busy={withdraw.isPending}
          error={withdraw.error}
          onConfirm={() => withdraw.mutate(leaving, { onSuccess: close })}
          onClose={close}
        />
      )}
    </>
  );
}
