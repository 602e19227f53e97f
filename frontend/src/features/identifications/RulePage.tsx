import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { usePermission } from '../../shared/api/getMe';
import { isMissing } from '../../shared/api/problem';
import type { IdentificationRule } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { usePublishRule, useRule, useUpdateRule } from './api/identifications';
import { isSound } from './definition';
import { DefinitionFields } from './DefinitionFields';

const RuleDialog = lazyDialog(() => import('./RuleDialog').then((found) => found.RuleDialog));

/** One rule: a draft is written here, one in force is read and copied. */
export default function RulePage() {
  const { t } = useTranslation();
  const { ruleId } = useParams({ from: '/identifications/rules/$ruleId' });
  const found = useRule(ruleId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('identifications.missingTitle')} text={t('identifications.missingText')}>
        <ButtonLink to="/identifications">{t('identifications.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (!found.data && found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded key={`${found.data.id} ${found.data.version}`} rule={found.data} />;
}

function Loaded({ rule }: { rule: IdentificationRule }) {
  const { t } = useTranslation();
  const manages = usePermission('monitoring:manage');
  const [copying, setCopying] = useState(false);
  return (
    <Stack gap="lg" maw={760}>
      <Stack gap={4}>
        <AppLink to="/identifications" w="fit-content">
          {t('identifications.title')}
        </AppLink>
        <PageTitle title={rule.name} />
        <Text className="quiet">
          {[
            rule.organization.name,
            rule.number === null
              ? t('identifications.ruleDraft')
              : t('identifications.ruleNumber', {
                  number: rule.number,
                  date: rule.publishedOn ? formatDay(rule.publishedOn) : '',
                }),
          ].join(' · ')}
        </Text>
        {manages && (
          <Button
            size="xs"
            variant="default"
            w="fit-content"
            className="no-print"
            leftSection={<IconCopy size={16} aria-hidden />}
            onClick={() => setCopying(true)}
          >
            {t('identifications.copyRule')}
          </Button>
        )}
      </Stack>
      <Editor rule={rule} />
      {copying && <RuleDialog organizationId={rule.organization.id} from={rule} onClose={() => setCopying(false)} />}
    </Stack>
  );
}

function Editor({ rule }: { rule: IdentificationRule }) {
  const { t } = useTranslation();
  const open = rule.allowedActions.includes('update');
  const [name, setName] = useState(rule.name);
  const [source, setSource] = useState(rule.source);
  const [definition, setDefinition] = useState(rule.definition);
  const [asking, setAsking] = useState(false);
  const update = useUpdateRule(rule);
  const publish = usePublishRule(rule);
  const changed =
    name !== rule.name || source !== rule.source || JSON.stringify(definition) !== JSON.stringify(rule.definition);
  return (
    <Stack gap="md">
      {open && (
        <TextInput
          label={t('identifications.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={300}
          required
          error={fieldError(update.error, '/name')}
        />
      )}
      <Textarea
        label={t('identifications.source')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        readOnly={!open}
        autosize
        maxLength={2000}
        error={fieldError(update.error, '/source')}
      />
      <DefinitionFields definition={definition} readOnly={!open} onChange={setDefinition} />
      {update.error && <ProblemAlert error={update.error} />}
      {open && (
        <Group className="at-hand">
          <Button
            disabled={!changed || !isSound(definition) || name.trim() === '' || source.trim() === ''}
            loading={update.isPending}
            onClick={() => update.mutate({ name: name.trim(), source: source.trim(), definition })}
          >
            {t('identifications.save')}
          </Button>
          <Button variant="default" disabled={changed} onClick={() => setAsking(true)}>
            {t('identifications.publish')}
          </Button>
        </Group>
      )}
      {asking && (
        <ConfirmDialog
          title={t('identifications.publish')}
          text={t('identifications.publishText')}
          action={t('identifications.publish')}
          busy={publish.isPending}
          error={publish.error}
          onConfirm={() => publish.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </Stack>
  );
}
