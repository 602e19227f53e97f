import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { useMe } from '../../shared/api/getMe';
import { formatInstant } from '../../shared/format/dates';
import { CopyButton } from '../../shared/ui/CopyButton';
import { AppLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAuditHead } from './api/getAuditHead';
import classes from './AuditHeadPage.module.css';

/** The checksum of the record, for a sheet of paper in a safe: later it proves that nothing before it was touched. */
export default function AuditHeadPage() {
  const { t, i18n } = useTranslation();
  const head = useAuditHead();
  const name = useMe().data?.name;
  return (
    <Stack gap="md" maw={760}>
      <AppLink to="/administration/audit" className="no-print" w="fit-content">
        {t('administration.audit')}
      </AppLink>
      <PageTitle title={t('audit.headTitle')} />
      {head.error && <ProblemAlert error={head.error} onRetry={() => void head.refetch()} />}
      {head.isPending && <Loading rows={3} />}
      {head.data && !head.data.hash && <Text>{t('audit.headNone')}</Text>}
      {head.data?.hash && (
        <>
          <Text>
            {t('audit.headText', {
              moment: formatInstant(head.data.readAt, i18n.language),
              count: head.data.position,
            })}
          </Text>
          <code className={classes.sum}>{`${head.data.position}:${head.data.hash}`}</code>
          <Group gap="xs" className="no-print">
            <CopyButton text={`${head.data.position}:${head.data.hash}`} />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('common.print')}
            </Button>
          </Group>
          <Text size="sm">{t('audit.headUse')}</Text>
          <code className={classes.command}>
            {`java -jar opora.jar audit verify --head=${head.data.position}:${head.data.hash}`}
          </code>
          <Text className="print-only" mt="xl">
            {t('audit.headSigned', { name })}
          </Text>
        </>
      )}
    </Stack>
  );
}
