#!/bin/bash
# One run as an array job of AWS Batch, on an EFS or FSx volume that all containers mount. Not tried: there was no account at hand.
#
#   docs/many-machines/aws-batch.sh QUEUE 400
#
# Before: push the image (see Dockerfile); make a file system with an access point for user 10001, and a compute environment and a job queue
# in its network; put their names into aws-batch-definition.json. The most containers at once is the compute environment's maxvCpus / 4.
# Spot instances are fine: a container that is taken away gets SIGTERM, and its trials go on elsewhere.
set -euo pipefail
queue=${1:?name of the job queue}
pilots=${2:?how many pilots, 2 to 10000}

here=$(dirname -- "${BASH_SOURCE[0]}")
aws batch register-job-definition --cli-input-json "file://$here/aws-batch-definition.json" > /dev/null
aws batch submit-job --job-name l2bench --job-queue "$queue" --job-definition l2bench \
    --array-properties "size=$pilots" --parameters "experiment=${EXPERIMENT:-ood-l2norm},preset=${PRESET:-paper}" \
    --query jobId --output text
# How it stands: aws batch describe-jobs --jobs ID --query 'jobs[0].arrayProperties.statusSummary'
# To end it:     aws batch terminate-job --job-id ID --reason enough
