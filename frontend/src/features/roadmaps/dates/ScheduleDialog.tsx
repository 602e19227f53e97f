import { ActionIcon, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldError } from '../../../shared/api/fieldError';
import type { ActivitySchedule } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { DayField } from '../../../shared/ui/DayField';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { useScheduleRow, type Row } from '../api/rowDates';
import classes from './ScheduleDialog.module.css';
import { emptyLine, isWrongLine, itemsOf, linesOf, type Line, type RowExecutor } from './schedule';

type Props = { place: Row; executors: RowExecutor[]; schedule: ActivitySchedule; onClose: () => void };

/** «По графику»: the table of days, for all executors or for each its own; it is sent whole. */
export default function ScheduleDialog({ place, executors, schedule, onClose }: Props) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<Line[]>(() =>
    schedule.items.length > 0 ? linesOf(schedule.items) : [emptyLine([])],
  );
  // What is sent is made of what was seen at the opening, whatever came in meanwhile.
  const [seen] = useState(schedule.version);
  const send = useScheduleRow(place);
  const change = (key: number, part: Partial<Line>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <FormDialog
      title={t('rowDates.scheduleTitle')}
      action={t('common.save')}
      busy={send.isPending}
      error={send.error}
      ready={!lines.some(isWrongLine)}
      onSubmit={() => send.mutate({ version: seen, items: itemsOf(lines) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Text size="sm" className="quiet">
        {t('rowDates.scheduleHint')}
      </Text>
      <Stack gap="sm">
        {lines.map((line, index) => (
          <fieldset key={line.key} className={classes.line}>
            <legend className="visually-hidden">{t('rowDates.line', { number: index + 1 })}</legend>
            <NativeSelect
              label={t('rowDates.executor')}
              value={line.organizationId}
              onChange={(event) => change(line.key, { organizationId: event.currentTarget.value })}
              data={[
                { value: '', label: t('rowDates.everybody') },
                ...executors.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              className={classes.who}
            />
            <DayField
              label={t('rowDates.start')}
              value={line.start}
              onChange={(start) => change(line.key, { start })}
            />
            <DayField
              label={t('rowDates.due')}
              value={line.due}
              onChange={(due) => change(line.key, { due })}
              required
              error={
                line.due && isWrongLine(line) ? t('rowDates.reversed') : fieldError(send.error, `/items/${index}/due`)
              }
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('rowDates.remove', { number: index + 1 })}
              onClick={() => setLines((old) => old.filter(({ key }) => key !== line.key))}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </fieldset>
        ))}
      </Stack>
      {lines.length === 0 && <Text>{t('rowDates.willBeGone')}</Text>}
      <Group>
        <Button size="xs" variant="default" onClick={() => setLines((old) => [...old, emptyLine(old)])}>
          {t('rowDates.addLine')}
        </Button>
      </Group>
    </FormDialog>
  );
}
