import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { formatInstant } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAddReportComment, useReportComments } from './api/reports';
import classes from './Reports.module.css';

/** The words of both sides under a report, the oldest first. */
export function ReportComments({ id, mayWrite }: { id: string; mayWrite: boolean }) {
  const { t, i18n } = useTranslation();
  const pages = useReportComments(id);
  const add = useAddReportComment(id);
  const [text, setText] = useState('');
  return (
    <section>
      <Title order={2} mb="xs">
        {t('reports.comments')}
      </Title>
      <Stack gap="sm">
        <Pages pages={pages} empty={<Text className="quiet">{t('reports.noComments')}</Text>}>
          {(items) => (
            <ol className={classes.comments}>
              {items.map((one) => (
                <li key={one.id}>
                  <Text size="sm" className="quiet">
                    {one.own ? t('reports.you') : one.author} · {formatInstant(one.createdAt, i18n.language)}
                  </Text>
                  <Text className="verbatim">{one.text}</Text>
                </li>
              ))}
            </ol>
          )}
        </Pages>
        {mayWrite && (
          <form
            className="no-print"
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() !== '') add.mutate(text.trim(), { onSuccess: () => setText('') });
            }}
          >
            <Stack gap="xs">
              <Textarea
                label={t('reports.comment')}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                maxLength={5000}
                autosize
                minRows={2}
              />
              {add.error ? <ProblemAlert error={add.error} /> : null}
              <Button
                type="submit"
                variant="default"
                w="fit-content"
                disabled={text.trim() === ''}
                loading={add.isPending}
              >
                {t('reports.send')}
              </Button>
            </Stack>
          </form>
        )}
      </Stack>
    </section>
  );
}
