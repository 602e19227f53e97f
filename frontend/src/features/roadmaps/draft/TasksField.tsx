import { Button, Fieldset, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { TaskValues } from './rowValues';

type Props = {
  tasks: TaskValues[];
  onChange: (tasks: TaskValues[]) => void;
  /** Executors that other rows of the plan name. */
  known: string[];
  faults: number[];
};

const replaced = <T,>(all: T[], index: number, part: Partial<T>) =>
  all.map((one, place) => (place === index ? { ...one, ...part } : one));

/** Who carries the row out; where several do different things, what each of them does. */
export function TasksField({ tasks, onChange, known, faults }: Props) {
  const { t } = useTranslation();
  const single = tasks.length === 1 && tasks[0]?.actor === '';
  const executors = (task: TaskValues, index: number) => (
    <TagsInput
      label={t('columnRole.EXECUTORS')}
      description={t('draft.executorsHint')}
      value={task.executors}
      onChange={(value) => onChange(replaced(tasks, index, { executors: value }))}
      data={known}
      splitChars={[',', ';']}
      acceptValueOnBlur
      maxTags={100}
    />
  );
  if (single) {
    const task = tasks[0]!;
    return (
      <Stack gap={6} align="stretch">
        {executors(task, 0)}
        <Button
          size="compact-sm"
          variant="subtle"
          w="fit-content"
          onClick={() =>
            onChange([
              { ...task, actor: task.executors[0] ?? '' },
              { actor: '', text: '', executors: [] },
            ])
          }
        >
          {t('draft.splitTasks')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="xs">
      {tasks.map((task, index) => (
        <Fieldset key={index} legend={t('draft.taskNumber', { number: index + 1 })}>
          <Stack gap="xs">
            <TextInput
              label={t('draft.actor')}
              value={task.actor}
              onChange={(event) => onChange(replaced(tasks, index, { actor: event.currentTarget.value }))}
              error={faults.includes(index) && task.actor.trim() === '' ? t('draft.needed') : undefined}
              maxLength={500}
              required
            />
            <Textarea
              label={t('draft.taskText')}
              value={task.text}
              onChange={(event) => onChange(replaced(tasks, index, { text: event.currentTarget.value }))}
              error={faults.includes(index) && task.text.trim() === '' ? t('draft.needed') : undefined}
              maxLength={10_000}
              autosize
              minRows={2}
              required
            />
            {executors(task, index)}
            <Button
              size="compact-sm"
              variant="subtle"
              w="fit-content"
              onClick={() => onChange(tasks.filter((_, place) => place !== index))}
            >
              {t('draft.removeTask', { number: index + 1 })}
            </Button>
          </Stack>
        </Fieldset>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        w="fit-content"
        onClick={() => onChange([...tasks, { actor: '', text: '', executors: [] }])}
      >
        {t('draft.addTask')}
      </Button>
    </Stack>
  );
}
