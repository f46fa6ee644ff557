import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '__first__'),
        ('editorial', '0004_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='What is counted.', max_length=60, unique=True)),
                ('value', models.BigIntegerField(default=0, help_text='The last number given; 0 before the first.')),
            ],
            options={
                'verbose_name': 'counter',
                'verbose_name_plural': 'counters',
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='counter_counts_up')],
            },
        ),
        migrations.CreateModel(
            name='RecordNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(help_text='The table of the row.', max_length=40)),
                ('row_id', models.BigIntegerField(help_text='The key of the row.')),
                ('number', models.BigIntegerField(help_text='Its public number in that table, 1, 2, 3 …')),
            ],
            options={
                'verbose_name': 'public number',
                'verbose_name_plural': 'public numbers',
                'constraints': [models.CheckConstraint(condition=models.Q(('table__in', ['incident', 'organization', 'person', 'post', 'tenure', 'place', 'event', 'responder', 'suspect', 'weapon', 'vehicle', 'case_status', 'statement', 'source', 'assertion', 'offense', 'charge', 'identifier', 'alias', 'correction', 'relation'])), name='recordnumber_table_code'), models.UniqueConstraint(fields=('table', 'row_id'), name='recordnumber_one_per_row'), models.UniqueConstraint(fields=('table', 'number'), name='recordnumber_given_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1), ('row_id__gte', 1)), name='recordnumber_from_1')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('sequence', models.BigIntegerField(help_text='1, 2, 3 … without gaps, in the order of the commits.', primary_key=True, serialize=False)),
                ('batch', models.BigIntegerField(help_text='Sequence of the first entry of its batch.')),
                ('action', models.CharField(help_text='What the entry does.', max_length=40)),
                ('kind', models.CharField(help_text='The kind of record.', max_length=40)),
                ('number', models.BigIntegerField(help_text="The record's public number in its kind.")),
                ('version', models.IntegerField(blank=True, help_text='The version published or redacted; blank for the rest.', null=True)),
                ('published_at', models.DateTimeField(help_text='UTC, whole seconds.')),
                ('document', models.TextField(blank=True, help_text='The version as canonical JSON; null once it has been redacted.', null=True)),
                ('salt', models.CharField(blank=True, help_text='Lower-case hexadecimal; goes with the document.', max_length=64, null=True)),
                ('digest', models.CharField(blank=True, help_text='SHA-256 of salt and document; stays after a redaction.', max_length=64, null=True)),
                ('merged_into', models.BigIntegerField(blank=True, help_text='For a merger: the number of the record that goes on.', null=True)),
                ('reason', models.TextField(blank=True, help_text='Public words on why.')),
                ('published_by', models.ForeignKey(help_text='Private: who did it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'publication',
                'verbose_name_plural': 'publications',
                'ordering': ['sequence'],
                'indexes': [models.Index(fields=['batch'], name='publication_batch'), models.Index(fields=['kind', 'number', 'sequence'], name='publication_of_a_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(('action__in', ['publish', 'withdraw', 'merge', 'redact'])), name='publication_action_code'), models.CheckConstraint(condition=models.Q(('kind__in', ['incident', 'organization', 'person'])), name='publication_kind_code'), models.CheckConstraint(condition=models.Q(('batch__gte', 1), ('batch__lte', models.F('sequence')), ('number__gte', 1), ('sequence__gte', 1)), name='publication_numbers_from_1'), models.CheckConstraint(condition=models.Q(models.Q(('action', 'publish'), _negated=True), models.Q(('digest__isnull', False), ('merged_into__isnull', True), ('version__gte', 1), ('version__isnull', False), models.Q(models.Q(('document__isnull', False), ('salt__isnull', False)), models.Q(('document__isnull', True), ('salt__isnull', True)), _connector='OR')), _connector='OR'), name='publication_shape_of_publish'), models.CheckConstraint(condition=models.Q(models.Q(('action', 'withdraw'), _negated=True), models.Q(('digest__isnull', True), ('merged_into__isnull', True), ('version__isnull', True), ('document__isnull', True), ('salt__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='publication_shape_of_withdraw'), models.CheckConstraint(condition=models.Q(models.Q(('action', 'merge'), _negated=True), models.Q(('digest__isnull', True), ('merged_into__isnull', False), ('version__isnull', True), ('document__isnull', True), ('salt__isnull', True), models.Q(('merged_into', models.F('number')), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='publication_shape_of_merge'), models.CheckConstraint(condition=models.Q(models.Q(('action', 'redact'), _negated=True), models.Q(('merged_into__isnull', True), ('version__gte', 1), ('version__isnull', False), ('document__isnull', True), ('salt__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='publication_shape_of_redact'), models.UniqueConstraint(condition=models.Q(('action', 'publish')), fields=('kind', 'number', 'version'), name='publication_one_per_version')],
            },
        ),
        migrations.CreateModel(
            name='DeliveryState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_attempt_at', models.DateTimeField(blank=True, help_text='When delivery was last tried, UTC.', null=True)),
                ('last_error', models.TextField(blank=True, help_text='Why it stopped; blank after a success.')),
            ],
            options={
                'verbose_name': 'state of delivery',
                'verbose_name_plural': 'state of delivery',
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='deliverystate_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='SealedName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.OneToOneField(help_text='Whose name it is.', on_delete=django.db.models.deletion.PROTECT, related_name='sealed_name', to='editorial.person')),
                ('ciphertext', models.TextField(help_text='A Fernet token under the first of SEALED_NAMES_KEYS.')),
                ('sealed_at', models.DateTimeField(help_text='When it was sealed, UTC.')),
                ('sealed_by', models.ForeignKey(help_text='Who sealed it.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sealed name',
                'verbose_name_plural': 'sealed names',
                'constraints': [models.CheckConstraint(condition=models.Q(('ciphertext', ''), _negated=True), name='sealedname_is_not_empty')],
            },
        ),
        migrations.CreateModel(
            name='SealedNameReading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(help_text='Whose name was read.', on_delete=django.db.models.deletion.PROTECT, related_name='name_readings', to='editorial.person')),
                ('read_at', models.DateTimeField(help_text='When, UTC.')),
                ('read_by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('reason', models.TextField(help_text='Why. It must not repeat the name.')),
            ],
            options={
                'verbose_name': 'reading of a sealed name',
                'verbose_name_plural': 'readings of sealed names',
                'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='sealednamereading_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='ClearedNamePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(help_text='HMAC-SHA-256 of the folded word under a key of SEALED_NAMES_KEYS.', max_length=64, unique=True)),
                ('reason', models.TextField(help_text='Why the word alone tells nothing. It must not repeat the word.')),
                ('cleared_at', models.DateTimeField(help_text='When, UTC.')),
                ('cleared_by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'cleared part of a name',
                'verbose_name_plural': 'cleared parts of names',
                'permissions': [('clear_name_part', 'Can clear a part of a sealed name that is an ordinary word')],
                'constraints': [models.CheckConstraint(condition=models.Q(django.db.models.lookups.Exact(django.db.models.functions.text.Length(models.F('fingerprint')), 64), django.db.models.lookups.Exact(models.Func(models.F('fingerprint'), models.Value('0123456789abcdef'), function='TRIM', output_field=models.CharField()), '')), name='clearednamepart_fingerprint_form'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='clearednamepart_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table_name', models.CharField(help_text='The table of the row.', max_length=40)),
                ('row_id', models.BigIntegerField(help_text='The key of the row.')),
                ('fields', models.CharField(help_text='The columns that were erased, comma-separated.', max_length=200)),
                ('reason', models.TextField(help_text='Why, in words that do not repeat what was erased.')),
                ('redacted_at', models.DateTimeField(help_text='When, UTC.')),
                ('redacted_by', models.ForeignKey(help_text='By whom.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'redaction',
                'verbose_name_plural': 'redactions',
                'constraints': [models.CheckConstraint(condition=models.Q(('table_name__in', ['assertion', 'case_status', 'statement', 'publication'])), name='redaction_table_name_code'), models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), _negated=True), models.Q(('fields', ''), _negated=True)), name='redaction_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='RedactionPermit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table_name', models.CharField(help_text='The table of the row.', max_length=40)),
                ('row_id', models.BigIntegerField(help_text='The key of the row.')),
            ],
            options={
                'verbose_name': 'redaction permit',
                'verbose_name_plural': 'redaction permits',
                'constraints': [models.CheckConstraint(condition=models.Q(('table_name__in', ['assertion', 'case_status', 'statement', 'publication'])), name='redactionpermit_table_name_code'), models.UniqueConstraint(fields=('table_name', 'row_id'), name='redactionpermit_one_per_row')],
            },
        ),
    ]
