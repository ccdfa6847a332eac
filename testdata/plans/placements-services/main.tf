# Compute that places interfaces through a service.

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  count = 2

  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  map_public_ip_on_launch = true
}

resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = aws_vpc.main.id
}

resource "aws_iam_role" "any" {
  name               = "any"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_lambda_function" "inside" {
  function_name = "inside"
  role          = aws_iam_role.any.arn
  runtime       = "python3.12"
  handler       = "index.main"
  s3_bucket     = "artifacts"
  s3_key        = "index.zip"

  vpc_config {
    subnet_ids         = aws_subnet.app[*].id
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_lambda_function" "outside" {
  function_name = "outside"
  role          = aws_iam_role.any.arn
  runtime       = "python3.12"
  handler       = "index.main"
  s3_bucket     = "artifacts"
  s3_key        = "index.zip"
}

resource "aws_lambda_function" "empty" {
  function_name = "empty"
  role          = aws_iam_role.any.arn
  runtime       = "python3.12"
  handler       = "index.main"
  s3_bucket     = "artifacts"
  s3_key        = "index.zip"

  vpc_config {
    subnet_ids         = []
    security_group_ids = []
  }
}

resource "aws_ecs_task_definition" "task" {
  family                   = "task"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  container_definitions    = jsonencode([{ name = "app", image = "app", essential = true }])
}

# No group, no word about a public address.
resource "aws_ecs_service" "plain" {
  name            = "plain"
  task_definition = aws_ecs_task_definition.task.arn
  launch_type     = "FARGATE"

  network_configuration {
    subnets = aws_subnet.app[*].id
  }
}

resource "aws_ecs_service" "public" {
  name            = "public"
  task_definition = aws_ecs_task_definition.task.arn
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = [aws_subnet.app[0].id]
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = true
  }
}

resource "aws_cloudwatch_event_rule" "nightly" {
  name                = "nightly"
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "task" {
  rule     = aws_cloudwatch_event_rule.nightly.name
  arn      = "arn:aws:ecs:eu-central-1:111122223333:cluster/jobs"
  role_arn = aws_iam_role.any.arn

  ecs_target {
    task_definition_arn = aws_ecs_task_definition.task.arn
    launch_type         = "FARGATE"

    network_configuration {
      subnets         = [aws_subnet.app[1].id]
      security_groups = [aws_security_group.app.id]
    }
  }
}

resource "aws_cloudwatch_event_target" "function" {
  rule = aws_cloudwatch_event_rule.nightly.name
  arn  = aws_lambda_function.inside.arn
}

resource "aws_codebuild_project" "build" {
  name         = "build"
  service_role = aws_iam_role.any.arn

  artifacts {
    type = "NO_ARTIFACTS"
  }

  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }

  source {
    type      = "GITHUB"
    location  = "https://example.com/app.git"
  }

  vpc_config {
    vpc_id             = aws_vpc.main.id
    subnets            = aws_subnet.app[*].id
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_launch_template" "node" {
  image_id = "ami-0d64bb532e0502c46"

  network_interfaces {
    associate_public_ip_address = "false"
    security_groups             = [aws_security_group.app.id]
  }
}

# The template refuses public addresses; without a template the subnets decide.
resource "aws_autoscaling_group" "private" {
  name                = "private"
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = aws_subnet.app[*].id

  launch_template {
    id      = aws_launch_template.node.id
    version = "$Latest"
  }
}

resource "aws_launch_template" "bare" {
  image_id               = "ami-0d64bb532e0502c46"
  vpc_security_group_ids = [aws_security_group.app.id]
}

resource "aws_autoscaling_group" "public" {
  name                = "public"
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = aws_subnet.app[*].id

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.bare.id
      }
    }
  }
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = aws_iam_role.any.arn

  vpc_config {
    subnet_ids         = aws_subnet.app[*].id
    security_group_ids = [aws_security_group.app.id]
  }
}

resource "aws_eks_node_group" "main" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "main"
  node_role_arn   = aws_iam_role.any.arn
  subnet_ids      = aws_subnet.app[*].id

  scaling_config {
    desired_size = 1
    max_size     = 2
    min_size     = 1
  }
}

# Admits the cluster's own group.
resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_eks_cluster.main.vpc_config[0].cluster_security_group_id]
  }
}
