import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { formatInstant } from '../../shared/format/dates';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAddComment, useComments } from './api/comments';
import classes from './CheckpointPage.module.css';

/** The words of both sides under a task, the oldest first. */
export function Comments({ checkpointId, mayWrite }: { checkpointId: string; mayWrite: boolean }) {
  const { t, i18n } = useTranslation();
  const pages = useComments(checkpointId);
  return (
    <Stack gap="sm">
      <Pages pages={pages} empty={<Text className="quiet">{t('comments.none')}</Text>}>
        {(items) => (
          <ol className={classes.list}>
            {items.map((one) => (
              <li key={one.id} className={classes.entry}>
                <Text size="sm" className="quiet">
                  {[one.author.you ? t('tasks.you') : one.author.name, formatInstant(one.createdAt, i18n.language)]
                    .filter(Boolean)
                    .join(' · ')}
                </Text>
                <Text className="verbatim">{one.text}</Text>
              </li>
            ))}
          </ol>
        )}
      </Pages>
      {mayWrite && <CommentField checkpointId={checkpointId} />}
    </Stack>
  );
}

function CommentField({ checkpointId }: { checkpointId: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = useAddComment(checkpointId);
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add.mutate(text, { onSuccess: () => setText('') });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t('comments.write')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={fieldError(add.error, '/text')}
          autosize
          minRows={2}
        />
        {add.error ? <ProblemAlert error={add.error} /> : null}
        <Button type="submit" variant="default" w="fit-content" disabled={text.trim() === ''} loading={add.isPending}>
          {t('comments.send')}
        </Button>
      </Stack>
    </form>
  );
}
