import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useMe, usePermission } from '../../shared/api/getMe';
import { DropField } from '../../shared/ui/DropField';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ButtonLink } from '../../shared/ui/links';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import type { Progress } from '../../shared/api/upload';
import { useCreateImport, type Source } from './api/createImport';
import { ProgressSteps } from './ProgressSteps';
import { UnfinishedImports } from './UnfinishedImports';

const FORMATS = '.docx,.xlsx,.odt,.rtf,.csv,.html,.htm';

/** The first step: a file or a pasted text; then the unfinished ones. */
export default function ImportStartPage() {
  const { t } = useTranslation();
  const known = useMe().isSuccess;
  const allowed = usePermission('roadmaps:write');
  if (known && !allowed) {
    return (
      <EmptyState page title={t('imports.forbiddenTitle')} text={t('imports.forbiddenText')}>
        <ButtonLink to="/roadmaps">{t('shell.toRoadmaps')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg" maw={860}>
      <div>
        <PageTitle title={t('imports.title')} />
        <Text className="quiet">{t('imports.lead')}</Text>
      </div>
      <NewImport />
      <UnfinishedImports enabled={allowed} />
    </Stack>
  );
}

function NewImport() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [from, setFrom] = useState<'file' | 'text'>('file');
  const [text, setText] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const create = useCreateImport(setProgress);
  const start = (source: Source) => {
    setProgress('file' in source ? { step: 'sending', share: 0 } : { step: 'recognising' });
    create.mutate(source, {
      onSuccess: ({ id }) => void navigate({ to: '/roadmaps/import/$importId', params: { importId: id } }),
      onSettled: () => setProgress(null),
    });
  };
  if (progress) return <ProgressSteps progress={progress} />;
  return (
    <Stack gap="sm">
      <SegmentedControl
        w="fit-content"
        aria-label={t('imports.source')}
        value={from}
        onChange={(value) => setFrom(value as 'file' | 'text')}
        data={[
          { value: 'file', label: t('imports.fromFile') },
          { value: 'text', label: t('imports.fromText') },
        ]}
      />
      {create.error && <ProblemAlert error={create.error} />}
      {from === 'file' ? (
        <DropField accept={FORMATS} formats={t('imports.formats')} onFile={(file) => start({ file })} />
      ) : (
        <>
          <Textarea
            label={t('imports.pasteLabel')}
            description={t('imports.pasteHint')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={8}
            maxRows={20}
          />
          <Group>
            <Button disabled={text.trim() === ''} onClick={() => start({ text })}>
              {t('imports.recognise')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
